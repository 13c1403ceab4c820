package io.github.yinxin.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The entries of a ZIP archive of unknown origin, inflated into memory within bounds. */
final class ZipEntries {

  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_BYTES = 64 << 20;

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  private ZipEntries() {}

  /**
   * Inflates an archive.
   *
   * @throws IOException if it is damaged, names an entry twice or outside of itself, has a central
   *     directory that differs from its entries, or holds more than 10,000 entries or 64 MB
   */
  static ZipEntries read(byte[] archive) throws IOException {
    ZipDirectory directory = ZipDirectory.read(archive);
    ZipEntries read = new ZipEntries();
    int left = MAX_BYTES;
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (read.entries.size() >= MAX_ENTRIES) {
          throw new IOException("more than " + MAX_ENTRIES + " entries");
        }
        // One byte more than is left tells a bomb from an archive that just fits.
        byte[] content = zip.readNBytes(left + 1);
        if (content.length > left) {
          throw new IOException("entries inflate to more than " + MAX_BYTES + " bytes");
        }
        left -= content.length;
        directory.confirm(entry.getName(), checksum(content), content.length);
        if (!entry.isDirectory() && read.entries.put(name(entry), content) != null) {
          throw new IOException("entry " + entry.getName() + " stands there twice");
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("the name of an entry is not in UTF-8", e);
    }
    directory.requireConfirmed();
    return read;
  }

  private static long checksum(byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    return checksum.getValue();
  }

  private static String name(ZipEntry entry) throws IOException {
    String name = entry.getName();
    if (name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
      throw new IOException("entry with a name that is no path");
    }
    return resolve("", name);
  }

  /**
   * Resolves a location against the folder of the one that names it; a leading slash starts at the
   * root.
   *
   * @throws IOException if it leads out of the archive
   */
  static String resolve(String from, String location) throws IOException {
    String base = location.startsWith("/") ? "" : from.substring(0, from.lastIndexOf('/') + 1);
    StringBuilder resolved = new StringBuilder();
    for (String part : (base + location).split("/", -1)) {
      if (part.equals("..")) {
        throw new IOException("location " + location + " leads upwards");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        resolved.append(resolved.length() == 0 ? "" : "/").append(part);
      }
    }
    return resolved.toString();
  }

  /** Returns an entry's bytes. */
  Optional<byte[]> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }
}

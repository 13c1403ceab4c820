package io.github.yinxin.seal;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An OFD package (GB/T 33190-2016), opened to read its seals and signatures; nothing is written.
 * The archive is inflated within bounds: 10,000 entries, 64 MB; XML with a DTD is refused.
 */
public final class OfdPackage {

  private final List<Item> items;

  private OfdPackage(List<Item> items) {
    this.items = List.copyOf(items);
  }

  /**
   * A file of the package that holds a seal or a signature.
   *
   * @param where its name in the package
   * @param bytes its content, unjudged
   * @param content the bytes that the signature protects; none beside a seal
   * @param altered files that the protected bytes describe and that are not as described
   * @param filesJudged whether that could be found out: the digest algorithm is a known one
   */
  public record Item(
      String where,
      ByteBuffer bytes,
      Optional<ByteBuffer> content,
      List<String> altered,
      boolean filesJudged) {

    /** Copies the list. */
    public Item {
      altered = List.copyOf(altered);
    }

    /** Returns a copy of its bytes. */
    public byte[] toBytes() {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return copy;
    }

    /**
     * Judges a signature that was parsed from the bytes, the files it describes included.
     *
     * @param at the instant of judging
     */
    public List<Finding> judge(SealVerifier verifier, SealSignature signature, Instant at) {
      List<Finding> findings =
          content
              .map(covered -> verifier.verify(signature, List.of(covered), at))
              .orElseGet(() -> verifier.verifyWithoutDocument(signature, at))
              .findings();
      return findings.stream().map(this::withFiles).toList();
    }

    // A description that is intact proves nothing for files that are not as it describes them.
    private Finding withFiles(Finding finding) {
      if (finding.check() != SealSignatureCheck.DATA_HASH || finding.outcome() != Outcome.PASSED) {
        return finding;
      }
      if (!filesJudged) {
        return Finding.undetermined(
            finding.check(), "不支持文件的杂凑算法", "the files' digest algorithm is not known");
      }
      return altered.isEmpty()
          ? finding
          : Finding.failed(finding.check(), "文件被改动：" + altered, "files were changed: " + altered);
    }
  }

  /**
   * Opens a package.
   *
   * @param bytes the whole file; left alone
   * @throws IOException if it is no package, damaged, or beyond the bounds
   */
  public static OfdPackage read(byte[] bytes) throws IOException {
    return new OfdPackage(new Opening(ZipEntries.read(bytes)).items());
  }

  /** Returns the signatures in their order, and after each one the seal that lies beside it. */
  public List<Item> items() {
    return items;
  }

  /** The way from the package's root to its signatures. */
  private record Opening(ZipEntries zip) {

    private static final String ROOT = "OFD.xml";
    private static final String ENTRIES = "OFDEntries.xml";
    private static final Set<String> SIGNATURES = Set.of("SignedValue", "SignedValueLoc");

    List<Item> items() throws IOException {
      byte[] root =
          zip.find(ROOT).orElseThrow(() -> new IOException("no " + ROOT + " in the archive"));
      Set<String> descriptions = new LinkedHashSet<>();
      for (OfdXml.Element element : OfdXml.elements(root)) {
        if (element.name().equals("Signatures") && !element.text().isEmpty()) {
          descriptions.addAll(listed(ZipEntries.resolve(ROOT, element.text())));
        }
      }
      if (zip.find(ENTRIES).isPresent()) {
        descriptions.add(ENTRIES); // The whole package, protected by one signature.
      }
      List<Item> items = new ArrayList<>();
      for (String description : descriptions) {
        addItems(description, items);
      }
      return items;
    }

    private List<String> listed(String list) throws IOException {
      List<String> found = new ArrayList<>();
      for (OfdXml.Element element : OfdXml.elements(required(list))) {
        String location = element.attributes().get("BaseLoc");
        if (element.name().equals("Signature") && location != null) {
          found.add(ZipEntries.resolve(list, location));
        }
      }
      return found;
    }

    private void addItems(String description, List<Item> items) throws IOException {
      byte[] content = required(description);
      List<OfdXml.Element> elements = OfdXml.elements(content);
      Optional<Digest.Algorithm> algorithm = algorithm(elements);
      boolean described = elements.stream().anyMatch(e -> e.name().equals("Reference"));
      List<String> altered =
          algorithm.isEmpty() ? List.of() : altered(description, elements, algorithm.get());
      for (OfdXml.Element element : elements) {
        boolean signature = SIGNATURES.contains(element.name());
        if (signature || element.name().equals("BaseLoc")) {
          String where = ZipEntries.resolve(description, element.text());
          ByteBuffer bytes = ByteBuffer.wrap(required(where)).asReadOnlyBuffer();
          items.add(
              signature
                  ? new Item(
                      where,
                      bytes,
                      Optional.of(ByteBuffer.wrap(content).asReadOnlyBuffer()),
                      altered,
                      !described || algorithm.isPresent())
                  : new Item(where, bytes, Optional.empty(), List.of(), true));
        }
      }
    }

    private static Optional<Digest.Algorithm> algorithm(List<OfdXml.Element> elements) {
      String method =
          elements.stream()
              .filter(e -> e.name().equals("References"))
              .map(e -> e.attributes().getOrDefault("CheckMethod", ""))
              .findFirst()
              .orElse("");
      return Arrays.stream(Digest.Algorithm.values())
          .filter(a -> a.oid().equals(method) || a.name().equalsIgnoreCase(method))
          .findFirst();
    }

    // Elements come in the order of their ends: a value before the reference around it.
    private List<String> altered(
        String description, List<OfdXml.Element> elements, Digest.Algorithm algorithm)
        throws IOException {
      List<String> altered = new ArrayList<>();
      String check = "";
      for (OfdXml.Element element : elements) {
        String file = element.attributes().get("FileRef");
        if (element.name().equals("CheckValue")) {
          check = element.text();
        } else if (element.name().equals("Reference") && file != null) {
          String name = ZipEntries.resolve(description, file);
          if (!matches(name, algorithm, check)) {
            altered.add(name);
          }
          check = "";
        }
      }
      return altered;
    }

    private boolean matches(String name, Digest.Algorithm algorithm, String check) {
      try {
        byte[] expected = Base64.getMimeDecoder().decode(check);
        return zip.find(name)
            .map(bytes -> Arrays.equals(Digest.compute(algorithm, bytes).bytes(), expected))
            .orElse(false);
      } catch (IllegalArgumentException e) {
        return false; // No base64: no digest of anything.
      }
    }

    private byte[] required(String name) throws IOException {
      return zip.find(name).orElseThrow(() -> new IOException("no " + name + " in the archive"));
    }
  }
}

package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The evidence in a document's security store (ISO 32000-2 12.8.4.3), whichever signature it is
 * meant for. Anybody may have appended it; nothing of it is judged here.
 *
 * @param certificates DER, as found
 * @param revocation revocation lists and OCSP responses, as found
 */
public record SecurityStore(List<byte[]> certificates, List<byte[]> revocation) {

  private static final int MAX_PIECES = 256;
  private static final int MAX_BYTES = 8 << 20;

  /** Copies the lists. */
  public SecurityStore {
    certificates = List.copyOf(certificates);
    revocation = List.copyOf(revocation);
  }

  /** Reads the store of the last revision; what is damaged, or too much, is left out. */
  public static SecurityStore of(PdfFile file) {
    Search search = new Search(file);
    try {
      search.store();
    } catch (PdfException e) {
      // What was found before the damage is still evidence: each piece is judged by itself.
    }
    return new SecurityStore(search.certificates, search.revocation);
  }

  /** Returns whether there is nothing to look into. */
  public boolean isEmpty() {
    return certificates.isEmpty() && revocation.isEmpty();
  }

  private static final class Search {

    private final PdfFile file;
    private final List<byte[]> certificates = new ArrayList<>();
    private final List<byte[]> revocation = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private int bytes;

    Search(PdfFile file) {
      this.file = file;
    }

    void store() throws PdfException {
      Optional<Dictionary> store = file.dictionary(file.catalog().get("DSS"));
      if (store.isEmpty()) {
        return;
      }
      add(store.get().get("Certs"), certificates);
      add(store.get().get("CRLs"), revocation);
      add(store.get().get("OCSPs"), revocation);
      Dictionary related = file.dictionary(store.get().get("VRI")).orElse(Dictionary.EMPTY);
      for (PdfObject each : related.entries().values()) {
        Dictionary one = file.dictionary(each).orElse(Dictionary.EMPTY);
        add(one.get("Cert"), certificates);
        add(one.get("CRL"), revocation);
        add(one.get("OCSP"), revocation);
      }
    }

    private void add(PdfObject list, List<byte[]> found) throws PdfException {
      Optional<Array> items = file.array(list);
      for (int i = 0; items.isPresent() && i < items.get().size(); i++) {
        if (file.resolve(items.get().get(i)) instanceof Stream stream
            && found.size() < MAX_PIECES
            && seen.add(stream.start())) {
          add(stream, found);
        }
      }
    }

    private void add(Stream stream, List<byte[]> found) {
      if (bytes >= MAX_BYTES) {
        return;
      }
      ByteBuffer decoded;
      try {
        decoded = file.decode(stream);
      } catch (PdfException e) {
        return; // The others may be what is needed.
      }
      if (decoded.remaining() <= MAX_BYTES - bytes) {
        byte[] piece = new byte[decoded.remaining()];
        decoded.get(piece);
        bytes += piece.length;
        found.add(piece);
      }
    }
  }
}

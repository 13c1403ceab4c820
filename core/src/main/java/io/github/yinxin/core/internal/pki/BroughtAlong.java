package io.github.yinxin.core.internal.pki;

import io.github.yinxin.core.internal.crypto.Certificates;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What SignedData brings along to be judged by, beside its certificates (RFC 5652 5.1). Who put it
 * there is not known; it is foreign like anything fetched.
 *
 * @param certificates of long-term signatures (RFC 5126 6.3.3)
 * @param revocation lists and OCSP responses, as they stand there
 */
public record BroughtAlong(List<X509Certificate> certificates, List<byte[]> revocation) {

  // CRL and OCSP of Adobe, under the signature.
  private static final String ARCHIVAL = "1.2.840.113583.1.1.8";
  private static final String CERTIFICATE_VALUES = "1.2.840.113549.1.9.16.2.23";
  private static final String REVOCATION_VALUES = "1.2.840.113549.1.9.16.2.24";
  private static final String OCSP_RESPONSE = "1.3.6.1.5.5.7.16.2";
  private static final int MAX_CERTIFICATES = 32;
  private static final int MAX_PIECES = 64;
  private static final int MAX_BYTES = 8 << 20;

  /** Copies the lists. */
  public BroughtAlong {
    certificates = List.copyOf(certificates);
    revocation = List.copyOf(revocation);
  }

  /** Reads it; what is broken, or too much, is left out. */
  public static BroughtAlong inside(byte[] signedData) {
    Search search = new Search();
    try {
      search.contentInfo(Der.lenient(signedData));
    } catch (MalformedException e) {
      // What was found before the damage is still evidence: each piece is judged by itself.
    }
    return search.found();
  }

  private static final class Search {

    private final List<X509Certificate> certificates = new ArrayList<>();
    private final List<byte[]> revocation = new ArrayList<>();
    private int bytes;

    BroughtAlong found() {
      return new BroughtAlong(certificates, revocation);
    }

    void contentInfo(Der file) throws MalformedException {
      Der outer = file.next(Der.SEQUENCE).open();
      outer.next(Der.OBJECT_IDENTIFIER);
      Der data = outer.next(Der.context(0)).open().next(Der.SEQUENCE).open();
      data.next(Der.INTEGER);
      data.next(Der.SET);
      data.next(Der.SEQUENCE);
      data.optional(Der.context(0));
      Optional<Der.Element> choices = data.optional(Der.context(1));
      if (choices.isPresent()) {
        choices(choices.get().open());
      }
      Der signers = data.next(Der.SET).open();
      while (!signers.atEnd()) {
        signer(signers.next(Der.SEQUENCE).open());
      }
    }

    // RFC 5652 10.2.1: lists, or whatever an identifier says.
    private void choices(Der all) throws MalformedException {
      while (!all.atEnd()) {
        Der.Element choice = all.next();
        if (choice.tag() == Der.SEQUENCE) {
          add(choice);
        } else if (choice.tag() == Der.context(1)) {
          Der other = choice.open();
          if (other.next(Der.OBJECT_IDENTIFIER).oid().equals(OCSP_RESPONSE)) {
            add(other.next(Der.SEQUENCE));
          }
        }
      }
    }

    private void signer(Der parts) throws MalformedException {
      while (!parts.atEnd()) {
        Der.Element part = parts.next();
        // Signed or unsigned: a key identifier has the same number, but holds no elements.
        if (part.tag() == Der.context(0) || part.tag() == Der.context(1)) {
          attributes(part.open());
        }
      }
    }

    private void attributes(Der all) throws MalformedException {
      while (!all.atEnd()) {
        Der attribute = all.next(Der.SEQUENCE).open();
        String type = attribute.next(Der.OBJECT_IDENTIFIER).oid();
        Der values = attribute.next(Der.SET).open();
        while (!values.atEnd()) {
          value(type, values.next());
        }
      }
    }

    private void value(String type, Der.Element value) throws MalformedException {
      switch (type) {
        case ARCHIVAL, REVOCATION_VALUES -> lists(value.open());
        case CERTIFICATE_VALUES -> certificates(value.open());
        default -> {}
      }
    }

    // Both alike: lists under [0], OCSP responses under [1], each a SEQUENCE OF.
    private void lists(Der parts) throws MalformedException {
      while (!parts.atEnd()) {
        Der.Element part = parts.next();
        if (part.tag() == Der.context(0) || part.tag() == Der.context(1)) {
          Der all = part.open().next(Der.SEQUENCE).open();
          while (!all.atEnd()) {
            add(all.next(Der.SEQUENCE));
          }
        }
      }
    }

    private void add(Der.Element piece) {
      if (revocation.size() < MAX_PIECES && piece.length() <= MAX_BYTES - bytes) {
        byte[] encoded = piece.encoded();
        bytes += encoded.length;
        revocation.add(encoded);
      }
    }

    private void certificates(Der all) throws MalformedException {
      for (int i = 0; !all.atEnd() && i < MAX_CERTIFICATES; i++) {
        byte[] encoded = all.next(Der.SEQUENCE).encoded();
        try {
          certificates.add(Certificates.parse(encoded));
        } catch (CertificateException e) {
          // It cannot lie on anybody's path.
        }
      }
    }
  }
}

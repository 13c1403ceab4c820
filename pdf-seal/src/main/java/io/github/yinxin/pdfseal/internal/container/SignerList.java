package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.pdfseal.internal.container.DerInput.Element;
import io.github.yinxin.sign.Digest;
import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who may seal with a seal: certificates themselves, or digests of them (SES_CertList).
 *
 * @param certificates certificates that could be read
 * @param digests SM3 digests of certificates
 */
public record SignerList(List<X509Certificate> certificates, List<Digest> digests) {

  static final int CERTIFICATES = 1;
  static final int DIGESTS = 2;

  /** Copies the lists. */
  public SignerList {
    certificates = List.copyOf(certificates);
    digests = List.copyOf(digests);
  }

  /** Reads the list; which of the two it is shows in its first element. */
  static SignerList parse(DerInput in, int type) throws DerException {
    DerInput list = in.next(DerInput.SEQUENCE, "certList").children();
    int shape = list.nextIs(DerInput.SEQUENCE) ? DIGESTS : CERTIFICATES;
    if (shape != type && list.hasNext()) {
      in.tolerate(Leniency.LIST_TYPE);
    }
    List<X509Certificate> certificates = new ArrayList<>();
    List<Digest> digests = new ArrayList<>();
    while (list.hasNext()) {
      if (list.nextIs(DerInput.SEQUENCE)) {
        digests.add(digest(list.next("CertDigestObj").children()));
      } else {
        certificate(list.next("certList"), in, certificates);
      }
    }
    return new SignerList(certificates, digests);
  }

  // An entry that is no certificate permits nobody anything; the others stay good.
  private static void certificate(Element entry, DerInput in, List<X509Certificate> certificates) {
    try {
      X509Certificate certificate = Primitives.certificate(entry.content(), "certList");
      if (certificates.contains(certificate)) {
        in.tolerate(Leniency.DUPLICATE_CERTIFICATE);
      }
      certificates.add(certificate);
    } catch (DerException e) {
      in.tolerate(Leniency.UNREADABLE_CERTIFICATE);
    }
  }

  private static Digest digest(DerInput in) throws DerException {
    String type = Lenient.anyText(in, "certificate digest type");
    byte[] value = Primitives.octets(in, "certificate digest");
    in.requireEnd("CertDigestObj");
    Digest.Algorithm algorithm =
        Arrays.stream(Digest.Algorithm.values())
            .filter(a -> a.oid().equals(type) || a.name().equalsIgnoreCase(type.replace("-", "")))
            .findFirst()
            .orElse(Digest.Algorithm.SM3);
    if (algorithm == Digest.Algorithm.SM3 && !type.equals(algorithm.oid())) {
      in.tolerate(Leniency.DIGEST_TYPE);
    }
    return ClaimedDigest.of(algorithm, value);
  }

  /** Returns the certificate of some bytes, so that it need not be parsed once more. */
  Optional<X509Certificate> find(byte[] der) {
    return certificates.stream().filter(c -> Arrays.equals(encoded(c), der)).findFirst();
  }

  /** Returns whether it names a certificate, byte for byte. */
  public boolean permits(X509Certificate certificate) {
    byte[] der = encoded(certificate);
    return find(der).isPresent()
        || digests.stream().anyMatch(d -> d.equals(Digest.compute(d.algorithm(), der)));
  }

  /** Returns what explains that a certificate's digest is not in the list, in words; or nothing. */
  public String mistake(X509Certificate certificate) {
    List<ByteBuffer> der = List.of(ByteBuffer.wrap(encoded(certificate)));
    return digests.stream()
        .map(digest -> DigestMistake.words(certificate.getPublicKey(), digest, der))
        .filter(words -> !words.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has no encoding", e);
    }
  }

  byte[] encode() throws CertificateEncodingException {
    byte[][] list = new byte[certificates.size()][];
    for (int i = 0; i < list.length; i++) {
      list[i] = DerOutput.certificate(certificates.get(i));
    }
    return DerOutput.sequence(list);
  }
}

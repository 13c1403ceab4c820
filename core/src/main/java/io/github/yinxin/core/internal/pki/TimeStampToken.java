package io.github.yinxin.core.internal.pki;

import io.github.yinxin.core.internal.crypto.Certificates;
import io.github.yinxin.core.internal.crypto.Digests;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * A time-stamp token (RFC 3161 2.4.2, GB/T 20520): signed data around a TSTInfo. Read in BER,
 * because common authorities write it; labelled with the identifiers of CMS or of GB/T 35275.
 */
public final class TimeStampToken {

  private static final Set<String> SIGNED_DATA =
      Set.of("1.2.840.113549.1.7.2", "1.2.156.10197.6.1.4.2.2");
  private static final String STAMP = "1.2.840.113549.1.9.16.1.4";
  private static final String SM2_DATA = "1.2.156.10197.6.1.4.2.1";
  private static final int MAX_CERTIFICATES = 16;

  private final StampInfo info;
  private final byte[] content;
  private final String contentType;
  private final List<X509Certificate> certificates;
  private final SignerInfo signer;

  private TimeStampToken(byte[] bytes) throws MalformedException, NoSuchAlgorithmException {
    Der file = Der.lenient(bytes);
    Der outer = file.next(Der.SEQUENCE).open();
    file.requireEnd("a time stamp");
    if (!SIGNED_DATA.contains(outer.next(Der.OBJECT_IDENTIFIER).oid())) {
      throw new MalformedException("no signed data");
    }
    Der data = outer.next(Der.context(0)).open().next(Der.SEQUENCE).open();
    data.next(Der.INTEGER);
    data.next(Der.SET);
    Der inside = data.next(Der.SEQUENCE).open();
    this.contentType = inside.next(Der.OBJECT_IDENTIFIER).oid();
    this.content = inside.next(Der.context(0)).open().next().octets();
    if (!contentType.equals(STAMP) && !contentType.equals(SM2_DATA)) {
      throw new MalformedException("signed data about something else than time");
    }
    this.info = StampInfo.parse(content);
    this.certificates = certificates(data.optional(Der.context(0)));
    data.optional(Der.context(1)); // Revocation lists, which nobody puts here.
    Der signers = data.next(Der.SET).open();
    this.signer = SignerInfo.parse(signers.next(Der.SEQUENCE));
    signers.requireEnd("the one signer of a time stamp");
  }

  /**
   * Reads a token.
   *
   * @param bytes the token and nothing after it
   * @throws NoSuchAlgorithmException if it is one, but of algorithms that are not in use
   */
  public static TimeStampToken parse(byte[] bytes)
      throws MalformedException, NoSuchAlgorithmException {
    return new TimeStampToken(bytes);
  }

  private static List<X509Certificate> certificates(Optional<Der.Element> set)
      throws MalformedException {
    List<X509Certificate> found = new ArrayList<>();
    Der all = set.isPresent() ? set.get().open() : Der.of(new byte[0]);
    while (!all.atEnd()) {
      Der.Element one = all.next();
      if (one.tag() == Der.SEQUENCE) {
        if (found.size() == MAX_CERTIFICATES) {
          throw new MalformedException("more than " + MAX_CERTIFICATES + " certificates");
        }
        try {
          found.add(Certificates.parse(one.encoded()));
        } catch (CertificateException e) {
          throw new MalformedException("certificate in a time stamp", e);
        }
      }
    }
    return List.copyOf(found);
  }

  /** Returns what it says. */
  public StampInfo info() {
    return info;
  }

  /** Returns the certificates that came along. */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /** Returns whether it is labelled as GB/T 35275 data, which has no name for time stamps. */
  public boolean labelledAsSm2Data() {
    return contentType.equals(SM2_DATA);
  }

  /** Returns the algorithm it is signed with. */
  public SignatureScheme scheme() {
    return signer.scheme();
  }

  /** Returns the certificate of the one who signed it, if it came along. */
  public Optional<X509Certificate> authority() {
    return certificates.stream().filter(signer::isOf).findFirst();
  }

  /** Returns whether it names a certificate as the signer's under its signature (RFC 5816). */
  public boolean names(X509Certificate authority) {
    return signer.names(authority);
  }

  /** Returns whether it names no signer at all under its signature. */
  public boolean namesNobody() {
    return signer.namesNobody();
  }

  /**
   * Returns whether a certificate's key signed exactly this content (RFC 5652 5.4 and 5.6).
   *
   * @throws GeneralSecurityException if the key is not one for the algorithm: nothing was judged
   */
  public boolean signedBy(X509Certificate authority) throws GeneralSecurityException {
    byte[] digest = Digests.create(signer.scheme().digest()).digest(content);
    return signer.contentType().equals(contentType)
        && MessageDigest.isEqual(signer.messageDigest(), digest)
        && signer
            .scheme()
            .verify(authority.getPublicKey(), signer.signedBytes(), signer.signature());
  }

  /**
   * What a token says (RFC 3161 2.4.2).
   *
   * @param policy under which it was given
   * @param digest JCA name of the digest that was stamped
   * @param imprint that digest's value
   * @param serial its number at the authority
   * @param time when
   * @param nonce as in the request, if there was one
   * @param authorityName the name it gives its authority, if any
   * @param understood it has no critical extension
   */
  public record StampInfo(
      String policy,
      String digest,
      byte[] imprint,
      BigInteger serial,
      Instant time,
      Optional<BigInteger> nonce,
      Optional<X500Principal> authorityName,
      boolean understood) {

    private static StampInfo parse(byte[] content)
        throws MalformedException, NoSuchAlgorithmException {
      Der file = Der.of(content);
      Der parts = file.next(Der.SEQUENCE).open();
      file.requireEnd("a time stamp");
      if (parts.next(Der.INTEGER).small() != 1) {
        throw new MalformedException("time stamp of unknown version");
      }
      String policy = parts.next(Der.OBJECT_IDENTIFIER).oid();
      Der imprint = parts.next(Der.SEQUENCE).open();
      String digest =
          SignatureScheme.digest(
              imprint.next(Der.SEQUENCE).open().next(Der.OBJECT_IDENTIFIER).oid());
      byte[] value = imprint.next(Der.OCTET_STRING).bytes();
      BigInteger serial = parts.next(Der.INTEGER).integer();
      Instant time = parts.next(Der.GENERALIZED_TIME).time();
      parts.optional(Der.SEQUENCE); // Accuracy.
      parts.optional(Der.BOOLEAN); // Ordering.
      Optional<Der.Element> nonce = parts.optional(Der.INTEGER);
      Optional<Der.Element> name = parts.optional(Der.context(0));
      Optional<Der.Element> more = parts.optional(Der.context(1));
      parts.requireEnd("a time stamp");
      return new StampInfo(
          policy,
          digest,
          value,
          serial,
          time,
          nonce.isPresent() ? Optional.of(nonce.get().integer()) : Optional.empty(),
          name.isPresent() ? directoryName(name.get()) : Optional.empty(),
          more.isEmpty() || Extensions.read(more.get()).criticalAreOnly(Set.of()));
    }

    private static Optional<X500Principal> directoryName(Der.Element general)
        throws MalformedException {
      Der choice = general.open();
      if (choice.peek() != Der.context(4)) {
        return Optional.empty();
      }
      try {
        return Optional.of(new X500Principal(choice.next().open().next(Der.SEQUENCE).encoded()));
      } catch (IllegalArgumentException e) {
        throw new MalformedException("name of the authority", e);
      }
    }

    /** Returns whether a digest is the one that was stamped. */
    public boolean stamps(byte[] value) {
      return Arrays.equals(imprint, value);
    }
  }
}

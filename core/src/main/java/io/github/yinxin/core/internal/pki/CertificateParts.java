package io.github.yinxin.core.internal.pki;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the JDK's class does not tell about a certificate. */
public final class CertificateParts {

  private static final String OCSP_ACCESS = "1.3.6.1.5.5.7.48.1";
  private static final String NO_CHECK = "1.3.6.1.5.5.7.48.1.5";
  private static final int URI_NAME = Der.primitive(6);
  // A certificate is foreign: whoever asks all of a hundred places has been made a weapon.
  private static final int MAX_PLACES = 3;
  private static final int CRL_SIGN = 6;

  private CertificateParts() {}

  /**
   * Returns the algorithm that signed it.
   *
   * @throws NoSuchAlgorithmException if it is not one of those in use
   */
  public static SignatureScheme scheme(X509Certificate certificate)
      throws GeneralSecurityException, MalformedException {
    Der parts = Der.of(certificate.getEncoded()).next(Der.SEQUENCE).open();
    parts.next(Der.SEQUENCE);
    return SignatureScheme.parse(parts.next(Der.SEQUENCE), "");
  }

  /** Returns whether an issuer's key is one for the algorithm that a certificate is signed by. */
  static boolean fits(X509Certificate certificate, X509Certificate issuer) {
    try {
      return scheme(certificate).fits(issuer.getPublicKey());
    } catch (GeneralSecurityException | MalformedException | RuntimeException e) {
      return false; // Nothing that cannot be judged is an issuer's.
    }
  }

  /** Returns whether the issuer's key signed it, and the key is of the kind that it names. */
  public static boolean signed(X509Certificate certificate, X509Certificate issuer) {
    try {
      return scheme(certificate)
          .verify(
              issuer.getPublicKey(), certificate.getTBSCertificate(), certificate.getSignature());
    } catch (GeneralSecurityException | MalformedException | RuntimeException e) {
      return false; // Nothing that cannot be judged is an issuer's.
    }
  }

  /** Returns whether key identifiers contradict that one issued the other; only a hint. */
  static boolean keysDiffer(X509Certificate certificate, X509Certificate issuer) {
    Optional<byte[]> named = authorityKey(certificate);
    Optional<byte[]> own = subjectKey(issuer);
    return named.isPresent() && own.isPresent() && !Arrays.equals(named.get(), own.get());
  }

  private static Optional<byte[]> authorityKey(X509Certificate certificate) {
    try {
      Optional<Der> value = value(certificate, Extensions.AUTHORITY_KEY);
      return value.isEmpty() ? Optional.empty() : authorityKey(value.get());
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  static Optional<byte[]> authorityKey(Der extension) throws MalformedException {
    return extension.next(Der.SEQUENCE).open().optional(Der.primitive(0)).map(Der.Element::bytes);
  }

  static Optional<byte[]> subjectKey(X509Certificate certificate) {
    try {
      Optional<Der> value = value(certificate, Extensions.SUBJECT_KEY);
      return value.isEmpty()
          ? Optional.empty()
          : Optional.of(value.get().next(Der.OCTET_STRING).bytes());
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  static Optional<Der> value(X509Certificate certificate, String oid) throws MalformedException {
    byte[] wrapped = certificate.getExtensionValue(oid);
    return wrapped == null
        ? Optional.empty()
        : Optional.of(Der.of(Der.of(wrapped).next(Der.OCTET_STRING).bytes()));
  }

  /** Returns whether it may sign revocation lists, as far as it says (RFC 5280 4.2.1.3). */
  public static boolean signsLists(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return usage == null || usage[CRL_SIGN];
  }

  /** Returns whether it says that it signs revocation lists. */
  public static boolean claimsToSignLists(X509Certificate certificate) {
    return certificate.getKeyUsage() != null && signsLists(certificate);
  }

  /** Returns whether its authority says not to ask whether it was revoked (RFC 6960 4.2.2.2.1). */
  public static boolean needsNoCheck(X509Certificate certificate) {
    return certificate.getExtensionValue(NO_CHECK) != null;
  }

  /** Returns where it says to ask online (RFC 5280 4.2.2.1); at most three places, foreign text. */
  public static List<String> onlineStatusPlaces(X509Certificate certificate) {
    List<String> places = new ArrayList<>();
    try {
      Optional<Der> value = value(certificate, Extensions.AUTHORITY_ACCESS);
      Der all = value.isEmpty() ? Der.of(new byte[0]) : value.get().next(Der.SEQUENCE).open();
      while (!all.atEnd() && places.size() < MAX_PLACES) {
        Der one = all.next(Der.SEQUENCE).open();
        String method = one.next(Der.OBJECT_IDENTIFIER).oid();
        if (method.equals(OCSP_ACCESS) && one.peek() == URI_NAME) {
          places.add(new String(one.next().bytes(), StandardCharsets.US_ASCII));
        }
      }
    } catch (MalformedException e) {
      return List.of();
    }
    return List.copyOf(places);
  }

  /** Returns where it says its list lies (RFC 5280 4.2.1.13); at most three, foreign text. */
  public static List<String> listPlaces(X509Certificate certificate) {
    List<String> places = new ArrayList<>();
    try {
      for (Der.Element name : DistributionPoints.of(certificate).names()) {
        if (name.tag() == URI_NAME && places.size() < MAX_PLACES) {
          places.add(new String(name.bytes(), StandardCharsets.US_ASCII));
        }
      }
    } catch (MalformedException e) {
      return List.of();
    }
    return List.copyOf(places);
  }

  /** Returns its critical extensions. */
  static Set<String> critical(X509Certificate certificate) {
    Set<String> critical = certificate.getCriticalExtensionOIDs();
    return critical == null ? Set.of() : critical;
  }
}

package io.github.yinxin.qr;

import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.TrustList.Dictionary;
import io.github.yinxin.qr.TrustList.Edition;
import io.github.yinxin.qr.TrustList.Issuer;
import io.github.yinxin.qr.TrustList.IssuerKey;
import io.github.yinxin.qr.TrustList.Recognition;
import io.github.yinxin.qr.internal.KeyId;
import io.github.yinxin.sign.Digest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One publisher's list: numbers of dictionaries and profiles mean something only within it.
 *
 * @param content what it says
 * @param publication who signed it, if it was published
 * @param limit how far another region's list is recognised
 */
record TrustSource(
    Content content, Optional<Publication> publication, Optional<Recognition> limit) {

  /** What a list says. */
  record Content(
      Environment environment,
      List<Issuer> issuers,
      Map<Integer, Dictionary> dictionaries,
      Map<Integer, QrProfile> profiles,
      Map<KeyId, Instant> compromised,
      List<Recognition> recognitions) {}

  /** Which edition it is, who signed it, and the digest of all its bytes. */
  record Publication(Edition edition, X509Certificate publisher, Digest digest) {}

  /** A key that a code may have been signed with, whose it is, and the list that says so. */
  record Candidate(Issuer issuer, IssuerKey key, TrustSource source) {

    /** Returns whether codes of a license type may be made with it. */
    boolean mayMake(String licenseType) {
      return key.licenseTypes().contains(licenseType)
          && source.limit().map(l -> l.licenseTypes().contains(licenseType)).orElse(true);
    }

    /** Returns whether a code may have been made at an instant. */
    boolean mayMake(Instant issuedAt) {
      return key.period().includes(issuedAt)
          && issuer.period().includes(issuedAt)
          && source.limit().map(l -> l.period().includes(issuedAt)).orElse(true);
    }
  }

  static TrustSource unpublished(Content content) {
    return new TrustSource(content, Optional.empty(), Optional.empty());
  }

  Set<String> issuerCodes() {
    return content.issuers().stream().map(Issuer::code).collect(Collectors.toSet());
  }

  /** Returns the recognition that a published list comes under, if there is one. */
  Optional<Recognition> recognising(Publication other) {
    return content.recognitions().stream()
        .filter(r -> r.list().equals(other.edition().list()))
        .filter(r -> isOfTheSameKey(r.publisher(), other.publisher()))
        .findFirst();
  }

  // A renewed certificate makes no other publisher.
  private static boolean isOfTheSameKey(X509Certificate one, X509Certificate other) {
    return Arrays.equals(one.getPublicKey().getEncoded(), other.getPublicKey().getEncoded());
  }

  TrustSource limitedTo(Recognition recognition) {
    return new TrustSource(content, publication, Optional.of(recognition));
  }

  Optional<Edition> edition() {
    return publication.map(Publication::edition);
  }

  Optional<Digest> digest() {
    return publication.map(Publication::digest);
  }

  List<Candidate> candidates() {
    return content.issuers().stream()
        .flatMap(issuer -> issuer.keys().stream().map(key -> new Candidate(issuer, key, this)))
        .toList();
  }
}

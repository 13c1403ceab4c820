package io.github.yinxin.qr;

import io.github.yinxin.qr.QrClaims.Text;
import io.github.yinxin.qr.QrProfile.Disclosure;
import io.github.yinxin.qr.TrustSource.Candidate;
import io.github.yinxin.verify.LicenseSubject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A code that was verified: only {@link QrVerifier} makes one, so holding it is the proof. */
public final class VerifiedQr implements LicenseSubject {

  private final QrClaims claims;
  private final Candidate signer;
  private final QrProfile profile;

  VerifiedQr(QrClaims claims, Candidate signer, QrProfile profile) {
    this.claims = claims;
    this.signer = signer;
    this.profile = profile;
  }

  /** Returns what the code says. */
  public QrClaims claims() {
    return claims;
  }

  /** Returns the issuer whose key signed the code. */
  public TrustList.Issuer issuer() {
    return signer.issuer();
  }

  /** Returns the key that signed the code. */
  public TrustList.IssuerKey key() {
    return signer.key();
  }

  /** Returns the meaning of the fields' numbers. */
  public QrProfile profile() {
    return profile;
  }

  /**
   * Returns the texts to compare with the license at hand, by label, in the order of their numbers.
   */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    claims
        .face()
        .values()
        .forEach(
            (number, value) -> {
              if (value instanceof Text shown) {
                texts.merge(label(number), shown.text(), (a, b) -> a + "；" + b);
              }
            });
    return Collections.unmodifiableMap(texts);
  }

  private String label(int number) {
    QrProfile.Field field = profile.fields().get(number);
    return field == null ? "" : field.label();
  }

  /** Returns whether the code holds the digest of what the holder discloses. */
  public boolean confirms(Disclosure disclosure) {
    return QrProfile.confirms(claims.face(), disclosure);
  }

  @Override
  public Map<Trait, String> traits() {
    return Map.of(Trait.CODE, claims.cti().toString(), Trait.AUTHORITY, issuer().code());
  }

  /** Names the code and its issuer, never the field texts. */
  @Override
  public String toString() {
    return "VerifiedQr[" + claims + ", " + issuer().name() + "]";
  }
}

package io.github.yinxin.qr;

import io.github.yinxin.verify.LicenseSubject;
import java.util.Map;

/** A code that was verified: only {@link QrVerifier} makes one, so holding it is the proof. */
public final class VerifiedQr implements LicenseSubject {

  private final QrClaims claims;
  private final TrustList.Issuer issuer;

  VerifiedQr(QrClaims claims, TrustList.Issuer issuer) {
    this.claims = claims;
    this.issuer = issuer;
  }

  /** Returns what the code says. */
  public QrClaims claims() {
    return claims;
  }

  /** Returns the entry of the trust list whose key signed the code. */
  public TrustList.Issuer issuer() {
    return issuer;
  }

  @Override
  public Map<Trait, String> traits() {
    return Map.of(Trait.CODE, claims.cti().toString(), Trait.AUTHORITY, issuer.code());
  }

  /** Names the code and its issuer, never the field texts. */
  @Override
  public String toString() {
    return "VerifiedQr[" + claims + ", " + issuer.name() + "]";
  }
}

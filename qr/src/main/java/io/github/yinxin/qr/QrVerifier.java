package io.github.yinxin.qr;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.qr.TrustList.Issuer;
import io.github.yinxin.qr.internal.Base45;
import io.github.yinxin.qr.internal.ClaimsCodec;
import io.github.yinxin.qr.internal.CoseSign1;
import io.github.yinxin.qr.internal.RawSignature;
import io.github.yinxin.qr.internal.RefusedException;
import io.github.yinxin.verify.SignatureCheck;
import io.github.yinxin.verify.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Verifies codes without a network. Immutable and thread-safe. */
public final class QrVerifier {

  static final String PREFIX = "EL1:";

  // The largest code (ISO/IEC 18004, version 40-L) holds no more alphanumeric characters.
  private static final int MAX_CHARACTERS = 4296;
  // Clocks of issuers and kiosks differ; more than this is a code made for later.
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final TrustList trusted;

  private QrVerifier(TrustList trusted) {
    this.trusted = requireNonNull(trusted, "trusted");
  }

  /** Returns a verifier that accepts the codes of these issuers. */
  public static QrVerifier trusting(TrustList trusted) {
    return new QrVerifier(trusted);
  }

  /**
   * Verifies the text of a code by the checks of {@link QrCheck}, all of which are reported in
   * their order. Says nothing about what became of the license after the code was issued.
   *
   * @param text any text whatsoever; never trusted
   * @param at the instant to judge at
   * @return undetermined if the key is unknown: the code may be good to somebody else
   */
  public Verification<VerifiedQr> verify(String text, Instant at) {
    requireNonNull(text, "text");
    requireNonNull(at, "at");
    VerificationSteps steps = new VerificationSteps();
    var body = steps.take(QrCheck.PREFIX, Optional.of(text), QrVerifier::withoutPrefix);
    var bytes = steps.take(QrCheck.ENCODING, body, QrVerifier::decode);
    var message = steps.take(QrCheck.STRUCTURE, bytes, CoseSign1::decode);
    var known = steps.take(QrCheck.ISSUER_KEY, message, this::withKnownKey);
    var fitting = steps.take(QrCheck.ALGORITHM, known, QrVerifier::withAlgorithmOfKey);
    var signed = steps.take(QrCheck.SIGNATURE, fitting, QrVerifier::withGoodSignature);
    var claims =
        steps.take(
            QrCheck.CLAIMS, signed, s -> ClaimsCodec.decode(s.message().content().payload()));
    var issuer =
        steps.take(
            QrCheck.ISSUER_CODE, claims, c -> issuerNamed(c.issuerCode(), signed.orElseThrow()));
    steps.take(QrCheck.TIME, claims, c -> requireCurrent(c, at));
    return Verification.of(
        steps.findings(), () -> new VerifiedQr(claims.orElseThrow(), issuer.orElseThrow()));
  }

  /** A message and the issuers that may have signed it, fewer with each check. */
  private record Candidate(CoseSign1 message, List<Issuer> issuers) {

    Candidate only(Predicate<Issuer> condition, RefusedException refusal) throws RefusedException {
      List<Issuer> left = issuers.stream().filter(condition).toList();
      if (left.isEmpty()) {
        throw refusal;
      }
      return new Candidate(message, left);
    }
  }

  private static String withoutPrefix(String text) throws RefusedException {
    if (!text.startsWith(PREFIX)) {
      throw RefusedException.failed("不是本系统的验证码", "not a verification code of this kind");
    }
    return text.substring(PREFIX.length());
  }

  private static byte[] decode(String body) throws RefusedException {
    int length = PREFIX.length() + body.length();
    if (length > MAX_CHARACTERS) {
      throw RefusedException.failed(
          "长 " + length + " 个字符，超过 " + MAX_CHARACTERS,
          length + " characters are more than a code can hold, " + MAX_CHARACTERS);
    }
    return Base45.decode(body);
  }

  private Candidate withKnownKey(CoseSign1 message) throws RefusedException {
    return new Candidate(message, trusted.candidates(message.content().keyId()))
        .only(
            issuer -> true,
            RefusedException.undetermined(
                "签发机构未知：信任列表中无此密钥", "issuer unknown: no such key in the trust list"));
  }

  // The key decides the algorithm; the header's word only has to agree (RFC 8725, 3.1).
  private static Candidate withAlgorithmOfKey(Candidate candidate) throws RefusedException {
    long claimed = candidate.message().content().algorithm();
    return candidate.only(
        issuer -> issuer.signsWith(claimed),
        RefusedException.failed(
            "声称的算法 " + claimed + " 与密钥不符", "claimed algorithm " + claimed + " is not the key's"));
  }

  private static Candidate withGoodSignature(Candidate candidate) throws RefusedException {
    byte[] message = candidate.message().content().toBeSigned();
    byte[] signature = RawSignature.toDer(candidate.message().signature());
    return candidate.only(
        issuer ->
            SignatureCheck.of(issuer.certificate().getPublicKey(), message, signature)
                == SignatureCheck.YES,
        RefusedException.failed("签名不正确", "the signature is wrong"));
  }

  private static Issuer issuerNamed(String code, Candidate signed) throws RefusedException {
    return signed
        .only(
            issuer -> issuer.code().equals(code),
            RefusedException.failed(
                "验证码所称机构与签名密钥的机构不符", "the issuer named is not the one whose key signed"))
        .issuers()
        .get(0);
  }

  private static QrClaims requireCurrent(QrClaims claims, Instant at) throws RefusedException {
    if (claims.issuedAt().isAfter(at.plus(CLOCK_TOLERANCE))) {
      throw RefusedException.failed(
          "签发时间 " + claims.issuedAt() + " 晚于当前时间 " + at,
          "issued at " + claims.issuedAt() + ", in the future of " + at);
    }
    if (!at.isBefore(claims.expiresAt())) {
      throw RefusedException.failed(
          "验证码已于 " + claims.expiresAt() + " 过期", "the code expired at " + claims.expiresAt());
    }
    return claims;
  }
}

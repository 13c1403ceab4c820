package io.github.yinxin.qr;

import io.github.yinxin.qr.QrClaims.Text;
import io.github.yinxin.qr.QrClaims.Value;
import io.github.yinxin.qr.QrProfile.Field;
import io.github.yinxin.qr.QrProfile.Treatment;
import io.github.yinxin.qr.QrVerifier.Policy;
import io.github.yinxin.qr.TrustSource.Candidate;
import io.github.yinxin.qr.internal.Base45;
import io.github.yinxin.qr.internal.ClaimsCodec;
import io.github.yinxin.qr.internal.CoseContent.Purpose;
import io.github.yinxin.qr.internal.CoseSign1;
import io.github.yinxin.qr.internal.Deflate;
import io.github.yinxin.qr.internal.Escapes;
import io.github.yinxin.qr.internal.ForeignCodes;
import io.github.yinxin.qr.internal.RefusedException;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.SignatureCheck;
import io.github.yinxin.verify.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** One run of the procedure. */
final class QrVerification {

  // The largest code (ISO/IEC 18004, version 40-L) holds no more alphanumeric characters.
  private static final int MAX_CHARACTERS = 4296;

  /** How far clocks of issuers, publishers and kiosks differ: more is something made for later. */
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private static final byte[] NO_DICTIONARY = {};

  private final VerificationSteps steps = new VerificationSteps();
  private final Policy policy;
  private final Instant at;

  QrVerification(Policy policy, Instant at) {
    this.policy = policy;
    this.at = at;
  }

  Verification<VerifiedQr> verify(String text) {
    var body = steps.take(QrCheck.PREFIX, Optional.of(text), QrVerification::withoutPrefix);
    var bytes = steps.take(QrCheck.ENCODING, body, QrVerification::decode);
    var message = steps.take(QrCheck.STRUCTURE, bytes, CoseSign1::decode);
    var keyed = steps.take(QrCheck.ISSUER_KEY, message, this::withKnownKey);
    var fitting = steps.take(QrCheck.ALGORITHM, keyed, QrVerification::withAlgorithmOfKey);
    var signed = steps.take(QrCheck.SIGNATURE, fitting, QrVerification::withGoodSignature);
    var inflated = steps.take(QrCheck.COMPRESSION, signed, QrVerification::inflate);
    var claims = steps.take(QrCheck.CLAIMS, inflated, i -> i.with(ClaimsCodec.decode(i.what())));
    var named = steps.take(QrCheck.ISSUER_CODE, claims, QrVerification::withIssuerNamed);
    var profiled = steps.take(QrCheck.PROFILE, named, this::withProfile);
    steps.judge(QrCheck.TEXT, claims, c -> composed(c.what()));
    steps.take(QrCheck.ISSUED_AT, claims, c -> requireIssued(c.what()));
    steps.judge(QrCheck.TIME, claims, c -> current(c.what()));
    var used = steps.take(QrCheck.KEY_USAGE, profiled, QrVerification::withUsage);
    var entitled = steps.take(QrCheck.KEY_PERIOD, used, QrVerification::withPeriod);
    var decisive = entitled.or(() -> claims);
    steps.take(QrCheck.KEY_COMPROMISE, decisive, c -> requireUncompromised(c, policy.trusted()));
    Optional<TrustSource> source = decisive.map(c -> c.candidates().get(0).source());
    new StatusSteps(policy, at, steps).judge(claims.map(Known::what), source);
    return Verification.of(steps.findings(), () -> verified(entitled.orElseThrow()));
  }

  private static VerifiedQr verified(Known<QrClaims> known) {
    Candidate candidate = known.candidates().get(0);
    return new VerifiedQr(known.what(), candidate, profile(candidate, known.what()).orElseThrow());
  }

  private static String withoutPrefix(String text) throws RefusedException {
    if (!text.startsWith(QrVerifier.PREFIX)) {
      ForeignCodes.Family family = ForeignCodes.familyOf(text);
      throw RefusedException.failed(
          "不是本系统的验证码：" + family.zh(), "not a verification code of this kind: " + family.en());
    }
    return text.substring(QrVerifier.PREFIX.length());
  }

  private static byte[] decode(String body) throws RefusedException {
    int length = QrVerifier.PREFIX.length() + body.length();
    if (length > MAX_CHARACTERS) {
      throw RefusedException.failed(
          "长 " + length + " 个字符，超过 " + MAX_CHARACTERS,
          length + " characters are more than a code can hold, " + MAX_CHARACTERS);
    }
    return Base45.decode(body);
  }

  private Known<CoseSign1> withKnownKey(CoseSign1 message) throws RefusedException {
    return new Known<>(message, policy.trusted().candidates(message.content().header().keyId()))
        .only(
            candidate -> true,
            RefusedException.undetermined(
                "签发机构未知：信任列表中无此密钥", "issuer unknown: no such key in the trust list"));
  }

  // The key decides the algorithm; the header's word only has to agree (RFC 8725, 3.1).
  private static Known<CoseSign1> withAlgorithmOfKey(Known<CoseSign1> known)
      throws RefusedException {
    long claimed = known.what().content().header().algorithm();
    return known.only(
        candidate -> candidate.key().algorithm() == claimed,
        RefusedException.failed(
            "声称的算法 " + claimed + " 与密钥不符", "claimed algorithm " + claimed + " is not the key's"));
  }

  private static Known<CoseSign1> withGoodSignature(Known<CoseSign1> known)
      throws RefusedException {
    return known.only(
        candidate ->
            SignedMessages.check(
                    candidate.key().certificate().getPublicKey(), known.what(), Purpose.CODE)
                == SignatureCheck.YES,
        RefusedException.failed("签名不正确", "the signature is wrong"));
  }

  // Lists may give one number different bytes: the first that knows the key, ours if it does,
  // decides
  // how a code is read, and those that would read it otherwise have no say in it.
  private static Known<byte[]> inflate(Known<CoseSign1> known) throws RefusedException {
    int number = known.what().content().header().dictionary();
    RefusedException unknown =
        RefusedException.undetermined(
            "信任列表中无字典 " + number, "the trust list has no dictionary " + number);
    Known<CoseSign1> able = known.only(c -> dictionary(c, number).isPresent(), unknown);
    byte[] bytes = dictionary(able.candidates().get(0), number).orElseThrow();
    Known<CoseSign1> agreed =
        able.only(c -> Arrays.equals(dictionary(c, number).orElseThrow(), bytes), unknown);
    byte[] payload = known.what().content().payload();
    return agreed.with(Deflate.expand(payload, bytes, ClaimsCodec.MAX_BYTES));
  }

  private static Optional<byte[]> dictionary(Candidate candidate, int number) {
    return number == 0
        ? Optional.of(NO_DICTIONARY)
        : Optional.ofNullable(candidate.source().content().dictionaries().get(number))
            .map(TrustList.Dictionary::bytes);
  }

  private static Known<QrClaims> withIssuerNamed(Known<QrClaims> known) throws RefusedException {
    return known.only(
        candidate -> candidate.issuer().code().equals(known.what().issuerCode()),
        RefusedException.failed(
            "验证码所称机构与签名密钥的机构不符", "the issuer named is not the one whose key signed"));
  }

  private static Optional<QrProfile> profile(Candidate candidate, QrClaims claims) {
    return Optional.ofNullable(
        candidate.source().content().profiles().get(claims.face().profile()));
  }

  private Known<QrClaims> withProfile(Known<QrClaims> known) throws RefusedException {
    QrClaims claims = known.what();
    if (claims.face().environment() != policy.trusted().environment()) {
      throw RefusedException.failed(
          "测试码与正式码不得混用", "the code is for " + claims.face().environment());
    }
    int number = claims.face().profile();
    return known
        .only(
            candidate -> profile(candidate, claims).isPresent(),
            RefusedException.undetermined(
                "信任列表中无规范 " + number, "the trust list has no profile " + number))
        .only(
            candidate -> profile(candidate, claims).filter(p -> fits(p, claims)).isPresent(),
            RefusedException.failed("字段与规范不符", "the fields are not the profile's"));
  }

  private static boolean fits(QrProfile profile, QrClaims claims) {
    for (Map.Entry<Integer, Value> value : claims.face().values().entrySet()) {
      boolean text = value.getValue() instanceof Text;
      if (Optional.ofNullable(profile.fields().get(value.getKey()))
          .map(Field::treatment)
          .filter(treatment -> text == (treatment != Treatment.DIGEST))
          .isEmpty()) {
        return false;
      }
    }
    return true;
  }

  // Not refused: names of people are written with characters that have such a form.
  private static Finding composed(QrClaims claims) {
    for (Value value : claims.face().values().values()) {
      String unusual = value instanceof Text shown ? Escapes.unusual(shown.text()) : "";
      if (!unusual.isEmpty()) {
        return Finding.warning(
            QrCheck.TEXT,
            "含非规范或不可见字符 " + unusual,
            "characters not in composed form, or not to be seen: " + unusual);
      }
    }
    return Finding.passed(QrCheck.TEXT);
  }

  private QrClaims requireIssued(QrClaims claims) throws RefusedException {
    if (claims.issuedAt().minus(CLOCK_TOLERANCE).isAfter(at)) {
      throw RefusedException.failed(
          "签发时间 " + claims.issuedAt() + " 晚于当前时间 " + at,
          "issued at " + claims.issuedAt() + ", in the future of " + at);
    }
    return claims;
  }

  private Finding current(QrClaims claims) throws RefusedException {
    if (at.isBefore(claims.expiresAt())) {
      return Finding.passed(QrCheck.TIME);
    }
    String zh = "验证码已于 " + claims.expiresAt() + " 过期";
    String en = "the code expired at " + claims.expiresAt();
    if (policy.expiredAccepted()) {
      return Finding.warning(QrCheck.TIME, zh, en);
    }
    throw RefusedException.failed(zh, en);
  }

  private static Known<QrClaims> withUsage(Known<QrClaims> known) throws RefusedException {
    return known.only(
        candidate ->
            profile(candidate, known.what())
                .filter(profile -> candidate.mayMake(profile.licenseType()))
                .isPresent(),
        RefusedException.failed("密钥无权签发该类证照的验证码", "the key is not for this license type"));
  }

  private static Known<QrClaims> withPeriod(Known<QrClaims> known) throws RefusedException {
    return known.only(
        candidate -> candidate.mayMake(known.what().issuedAt()),
        RefusedException.failed(
            "签发时机构或密钥不在有效期", "issuer or key was not entitled when the code was made"));
  }

  private static QrClaims requireUncompromised(Known<QrClaims> known, TrustList trusted)
      throws RefusedException {
    QrClaims claims = known.what();
    // Of several lists that know the key, one that heard of it is enough.
    Optional<Instant> from =
        known.candidates().stream()
            .flatMap(candidate -> trusted.compromisedFrom(candidate).stream())
            .min(Instant::compareTo);
    if (from.filter(instant -> !claims.issuedAt().isBefore(instant)).isPresent()) {
      throw RefusedException.failed(
          "密钥自 " + from.get() + " 起失密", "the key is compromised since " + from.get());
    }
    return claims;
  }
}

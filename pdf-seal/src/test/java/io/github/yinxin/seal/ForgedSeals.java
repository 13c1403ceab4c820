package io.github.yinxin.seal;

import static io.github.yinxin.seal.EncodingCheck.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.yinxin.pdfseal.SealForge;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DLSequence;

/** Seal signatures that no product would make, judged as any other. */
final class ForgedSeals {

  static final byte[] DOCUMENT = "protected".getBytes(StandardCharsets.US_ASCII);
  static final SealVerifier VERIFIER = SealVerifier.trusting(SealingOffice.TRUSTED);

  private ForgedSeals() {}

  static SealForge forge(Consumer<SealForge> change) {
    SealForge forge = new SealForge();
    change.accept(forge);
    return forge;
  }

  static Verification<SealSignature> verify(byte[] signature) {
    return VERIFIER.verify(
        SealSignature.parse(signature), List.of(ByteBuffer.wrap(DOCUMENT)), SealingOffice.NOW);
  }

  static Set<EncodingCheck> warnings(Verification<?> verdict) {
    return verdict.findings().stream()
        .map(Finding::check)
        .filter(EncodingCheck.class::isInstance)
        .map(EncodingCheck.class::cast)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(EncodingCheck.class)));
  }

  static Outcome outcome(Verification<?> verdict, Check check) {
    return verdict.findings().stream()
        .filter(f -> f.check() == check)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  static void assertGood(byte[] signature, EncodingCheck... expected) {
    Verification<SealSignature> verdict = verify(signature);
    assertInstanceOf(Verification.Valid.class, verdict, () -> verdict.findings().toString());
    assertEquals(Set.of(expected), warnings(verdict));
  }

  static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(one);
    out.writeBytes(other);
    return out.toByteArray();
  }

  static ASN1Encodable wrapped(DLSequence signInfo) {
    try {
      return new DERBitString(signInfo.getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

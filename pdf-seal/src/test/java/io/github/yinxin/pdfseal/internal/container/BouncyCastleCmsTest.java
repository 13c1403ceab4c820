package io.github.yinxin.pdfseal.internal.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.TimestampService;
import io.github.yinxin.testkit.ToldSigner;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our CMS is, byte for byte, the one that bcpkix makes of the same signature. */
class BouncyCastleCmsTest {

  private static final long SEED = 5652;

  /** Signs each message once, and shows certificates. */
  private static Signer repeating(Signer signer, List<X509Certificate> certificates) {
    Map<ByteBuffer, byte[]> signed = new HashMap<>();
    return new ToldSigner(
        signer.algorithm(),
        certificates,
        message -> {
          ByteBuffer key = ByteBuffer.wrap(message.clone());
          if (!signed.containsKey(key)) {
            signed.put(key, signer.sign(message));
          }
          return signed.get(key).clone();
        });
  }

  private static void assertSame(Signer signer, SignatureStamps stamps, byte[] document)
      throws Exception {
    Digest digest = Digest.compute(signer.algorithm().digest(), document);
    assertArrayEquals(
        BouncyCastleCms.make(digest, signer, stamps),
        ContainerFormat.cms(signer, stamps).contents(digest, "", SealingOffice.NOW));
  }

  private static Signer repeating(SignatureAlgorithm algorithm) {
    Signer signer = SealingOffice.signer(algorithm).signer();
    return repeating(signer, signer.certificates());
  }

  @ParameterizedTest
  @EnumSource
  void container_ofManyDocuments_isTheSame(SignatureAlgorithm algorithm) throws Exception {
    for (int i = 0; i < 50; i++) {
      assertSame(repeating(algorithm), SignatureStamps.NONE, new byte[] {(byte) i});
    }
  }

  /** DER orders certificates by their bytes, whatever order the signer gives them in. */
  @ParameterizedTest
  @EnumSource
  void container_withOtherCertificates_isTheSame(SignatureAlgorithm algorithm) throws Exception {
    Signer signer = SealingOffice.signer(algorithm).signer();
    List<X509Certificate> others = new ArrayList<>();
    for (SignatureAlgorithm other : SignatureAlgorithm.values()) {
      others.addAll(SealingOffice.signer(other).certificates());
      others.add(SealingOffice.root(other).certificate());
    }
    Random random = new Random(SEED);
    for (int count = 0; count <= others.size(); count++) {
      Collections.shuffle(others, random);
      List<X509Certificate> all = new ArrayList<>(List.of(signer.certificate()));
      all.addAll(others.subList(0, count));
      assertSame(repeating(signer, all), SignatureStamps.NONE, new byte[] {1});
    }
  }

  /** Lengths of one octet, of two and of three. */
  @ParameterizedTest
  @EnumSource
  void container_withNamesOfAnyLength_isTheSame(SignatureAlgorithm algorithm) throws Exception {
    for (int parts : new int[] {0, 1, 2, 3, 4, 60, 700}) {
      String name = "CN=Root" + ", OU=Department of Very Long Official Names".repeat(parts);
      Signer signer =
          CertificateAuthority.found(algorithm, name, SealingOffice.FROM)
              .issue("CN=Signer", Purpose.SIGNING, SealingOffice.FROM, SealingOffice.UNTIL)
              .signer();
      Signer repeating = repeating(signer, signer.certificates());
      assertSame(repeating, SignatureStamps.NONE, new byte[] {2});
    }
  }

  @ParameterizedTest
  @EnumSource
  void container_withATimeStamp_isTheSame(SignatureAlgorithm algorithm) throws Exception {
    TimestampService service =
        TimestampService.of(
            SealingOffice.root(algorithm)
                .issue(
                    "CN=Example TSA, C=CN",
                    Purpose.TIME_STAMPING,
                    SealingOffice.FROM,
                    SealingOffice.UNTIL),
            SealingOffice.clock());
    byte[] token =
        service.token(Digest.compute(algorithm.digest(), new byte[] {3}), SealingOffice.NOW);
    assertSame(repeating(algorithm), SignatureStamps.by(digest -> token), new byte[] {3});
  }

  /** The bound is the length of a container with the longest signature: none of a key is longer. */
  @ParameterizedTest
  @EnumSource
  void bound_isReached(SignatureAlgorithm algorithm) throws Exception {
    Signer signer = SealingOffice.signer(algorithm).signer();
    ContainerFormat format = ContainerFormat.cms(signer, SignatureStamps.NONE);
    int longest = 0;
    for (int i = 0; i < 100; i++) {
      Digest digest = Digest.compute(format.digest(), new byte[] {(byte) i});
      longest = Math.max(longest, format.contents(digest, "", SealingOffice.NOW).length);
    }
    assertEquals(format.maxLength(), longest);
  }
}

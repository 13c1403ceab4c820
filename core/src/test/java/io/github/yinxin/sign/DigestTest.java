package io.github.yinxin.sign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.testkit.Refusal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

  private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

  private static String sm3(byte[] data) {
    return Digest.compute(Digest.Algorithm.SM3, data).toString();
  }

  @Test
  void sm3_ofAbc_isAsPublished() {
    assertEquals("SM3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", sm3(ABC));
  }

  @Test
  void sm3_of64Bytes_isAsPublished() {
    assertEquals(
        "SM3:debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
        sm3("abcd".repeat(16).getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void sm3_ofNothing_isAsComputedElsewhere() {
    assertEquals(
        "SM3:1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b", sm3(new byte[0]));
  }

  @Test
  void sha256_ofAbc_isAsPublished() {
    assertEquals(
        "SHA256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        Digest.compute(Digest.Algorithm.SHA256, ABC).toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void value_notOf32Bytes_isRefusedNamingTheLength(int length) {
    String message = Refusal.of(() -> Digest.of(Digest.Algorithm.SM3, new byte[length]));
    assertTrue(message.contains("has " + length + " bytes"));
  }

  @ParameterizedTest
  @EnumSource
  void of_computedBytes_isTheSame(Digest.Algorithm algorithm) {
    Digest computed = Digest.compute(algorithm, ABC);
    assertEquals(computed, Digest.of(algorithm, computed.bytes()));
  }

  @Test
  void sameBytes_ofAnotherAlgorithm_areAnotherDigest() {
    byte[] value = new byte[32];
    assertNotEquals(
        Digest.of(Digest.Algorithm.SM3, value), Digest.of(Digest.Algorithm.SHA256, value));
  }

  @Test
  void value_changedByTheCaller_staysAsItWas() {
    byte[] value = new byte[32];
    Digest digest = Digest.of(Digest.Algorithm.SM3, value);
    value[0] = 1;
    digest.bytes()[1] = 1;
    assertArrayEquals(new byte[32], digest.bytes());
  }
}

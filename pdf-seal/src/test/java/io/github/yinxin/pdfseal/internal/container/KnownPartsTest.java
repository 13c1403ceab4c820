package io.github.yinxin.pdfseal.internal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;

/** What is remembered of containers: bytes that are the same to the last, and so many of them. */
class KnownPartsTest {

  private static final X509Certificate SIGNER =
      SealingOffice.signer(SignatureAlgorithm.SM2_SM3).certificate();

  private final KnownParts known = new KnownParts();

  private static X509Certificate another(String name, int extraBytes) throws Exception {
    return SealingOffice.root(SignatureAlgorithm.SM2_SM3)
        .certify(
            name,
            SIGNER.getPublicKey(),
            SealingOffice.FROM,
            SealingOffice.UNTIL,
            new Extension(
                new ASN1ObjectIdentifier("2.999.1"),
                false,
                new DEROctetString(new byte[extraBytes]).getEncoded()));
  }

  @Test
  void certificate_isKnownByAllItsBytes() throws Exception {
    byte[] der = SIGNER.getEncoded();
    assertNotSame(SIGNER, known.certificate(der, "signer"));
    known.remember(SIGNER);
    assertSame(SIGNER, known.certificate(der, "signer"));
    for (int i = 0; i < der.length; i++) {
      byte[] changed = der.clone();
      changed[i] ^= 1;
      assertNotSame(SIGNER, readOrRefused(changed));
    }
    assertNotSame(SIGNER, readOrRefused(Arrays.copyOf(der, der.length - 1)));
    assertThrows(
        DerException.class, () -> known.certificate(Arrays.copyOf(der, der.length + 1), "signer"));
  }

  private Object readOrRefused(byte[] der) {
    try {
      return known.certificate(der, "signer");
    } catch (DerException e) {
      return e;
    }
  }

  @Test
  void certificateOfUnusualLength_isNotRemembered() throws Exception {
    X509Certificate large = another("CN=Large", 20_000);
    X509Certificate larger = another("CN=Larger", 40_000);
    known.remember(large);
    known.remember(larger);
    assertSame(large, known.certificate(large.getEncoded(), "signer"));
    assertNotSame(larger, known.certificate(larger.getEncoded(), "signer"));
    assertEquals(larger, known.certificate(larger.getEncoded(), "signer"));
  }

  @Test
  void sixtyFourOtherCertificates_crowdOneOut() throws Exception {
    known.remember(SIGNER);
    for (int i = 0; i < 63; i++) {
      known.remember(another("CN=Other " + i, 1));
    }
    assertSame(SIGNER, known.certificate(SIGNER.getEncoded(), "signer"));
    for (int i = 0; i < 64; i++) {
      known.remember(another("CN=More " + i, 1));
    }
    X509Certificate read = known.certificate(SIGNER.getEncoded(), "signer");
    assertNotSame(SIGNER, read);
    assertEquals(SIGNER, read);
  }

  @Test
  void seal_isKnownByAllItsBytes() throws Exception {
    byte[] der = SealingOffice.SEAL.encoded();
    SesSeal seal = SesSeal.parse(der);
    assertFalse(known.includes(seal));
    known.remember(seal);
    assertTrue(known.includes(SesSeal.parse(der)));
    assertSame(seal, known.seal(der).orElseThrow());
    for (int i = 0; i < der.length; i++) {
      byte[] changed = der.clone();
      changed[i] ^= 1;
      assertEquals(Optional.empty(), known.seal(changed));
    }
  }

  @Test
  void seals_areKnownUpToThirtyTwo() throws Exception {
    SesSeal first = SesSeal.parse(SealingOffice.SEAL.encoded());
    known.remember(first);
    for (int i = 0; i < 31; i++) {
      known.remember(SesSeal.parse(SealingOffice.maker().make(SealingOffice.order()).encoded()));
    }
    assertTrue(known.includes(first));
    for (int i = 0; i < 32; i++) {
      known.remember(SesSeal.parse(SealingOffice.maker().make(SealingOffice.order()).encoded()));
    }
    assertFalse(known.includes(first));
  }
}

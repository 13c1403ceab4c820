package io.github.yinxin.testkit;

import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12PBEOutputEncryptorBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;

/**
 * PKCS#12 files (RFC 7292) as key stores write them, but with few iterations: Bouncy Castle's own
 * stores spend seconds of processor time on 600,000 and more.
 */
public final class Pkcs12Files {

  private static final int ITERATIONS = 1000;

  private Pkcs12Files() {}

  /**
   * Returns a file.
   *
   * @param keys by alias
   * @param trusted certificates without a key, by alias
   */
  public static byte[] of(
      Map<String, Identity> keys, Map<String, X509Certificate> trusted, char[] password) {
    try {
      PKCS12PfxPduBuilder file = new PKCS12PfxPduBuilder();
      List<PKCS12SafeBag> certificates = new ArrayList<>();
      for (Map.Entry<String, Identity> key : keys.entrySet()) {
        addKey(key.getKey(), key.getValue(), password, file, certificates);
      }
      for (Map.Entry<String, X509Certificate> entry : trusted.entrySet()) {
        certificates.add(named(new JcaPKCS12SafeBagBuilder(entry.getValue()), entry.getKey()));
      }
      file.addEncryptedData(encryptor(password), certificates.toArray(PKCS12SafeBag[]::new));
      return file.build(new BcPKCS12MacCalculatorBuilder(), password).getEncoded();
    } catch (IOException | GeneralSecurityException | PKCSException e) {
      throw new IllegalStateException("PKCS#12 file could not be made", e);
    }
  }

  private static void addKey(
      String alias,
      Identity identity,
      char[] password,
      PKCS12PfxPduBuilder file,
      List<PKCS12SafeBag> certificates)
      throws IOException, GeneralSecurityException {
    // What ties a key to its own certificate.
    DEROctetString number =
        new DEROctetString(identity.certificate().getSerialNumber().toByteArray());
    PKCS12SafeBagBuilder key = new JcaPKCS12SafeBagBuilder(identity.key(), encryptor(password));
    key.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, number);
    file.addData(named(key, alias));
    for (X509Certificate certificate : identity.certificates()) {
      PKCS12SafeBagBuilder bag = new JcaPKCS12SafeBagBuilder(certificate);
      boolean own = certificate.equals(identity.certificate());
      if (own) {
        bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_localKeyId, number);
      }
      certificates.add(own ? named(bag, alias) : bag.build());
    }
  }

  private static PKCS12SafeBag named(PKCS12SafeBagBuilder bag, String alias) {
    bag.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString(alias));
    return bag.build();
  }

  private static OutputEncryptor encryptor(char[] password) {
    return new BcPKCS12PBEOutputEncryptorBuilder(
            PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
            CBCBlockCipher.newInstance(new DESedeEngine()))
        .setIterationCount(ITERATIONS)
        .build(password);
  }
}

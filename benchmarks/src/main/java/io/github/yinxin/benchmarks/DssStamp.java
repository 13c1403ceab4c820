package io.github.yinxin.benchmarks;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;

/** Another peer: EU DSS, PAdES baseline B, spared the drawing that it would make each time. */
final class DssStamp {

  private final Identity identity;
  private final CertificateToken certificate;
  private final PAdESService service = new PAdESService(new CommonCertificateVerifier());

  DssStamp(Identity identity) {
    this.identity = identity;
    this.certificate = new CertificateToken(identity.certificate());
  }

  /** Signs invisibly. */
  byte[] seal(byte[] pdf, String name, Instant sealedAt)
      throws IOException, GeneralSecurityException {
    DSSDocument document = new InMemoryDocument(pdf);
    PAdESSignatureParameters parameters = parameters(name, sealedAt);
    byte[] toBeSigned = service.getDataToSign(document, parameters).getBytes();
    Signature rsa = Signature.getInstance("SHA256withRSA");
    rsa.initSign(identity.key());
    rsa.update(toBeSigned);
    return signed(document, parameters, rsa.sign());
  }

  /** Does everything but the signature: digest and copy of the base file are its own. */
  int layOut(byte[] pdf, String name, Instant sealedAt, byte[] stored) throws IOException {
    DSSDocument document = new InMemoryDocument(pdf);
    PAdESSignatureParameters parameters = parameters(name, sealedAt);
    service.getDataToSign(document, parameters);
    return signed(document, parameters, stored).length;
  }

  private byte[] signed(DSSDocument document, PAdESSignatureParameters parameters, byte[] value)
      throws IOException {
    SignatureValue signature = new SignatureValue(SignatureAlgorithm.RSA_SHA256, value);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    service.signDocument(document, parameters, signature).writeTo(out);
    return out.toByteArray();
  }

  private PAdESSignatureParameters parameters(String name, Instant sealedAt) {
    PAdESSignatureParameters parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
    parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
    parameters.setSigningCertificate(certificate);
    parameters.setCertificateChain(
        identity.certificates().stream().map(CertificateToken::new).toList());
    parameters.setSignerName(name);
    parameters.bLevel().setSigningDate(Date.from(sealedAt));
    return parameters;
  }
}

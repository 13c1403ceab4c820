package io.github.yinxin.pdf.lab;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.util.List;

/** EU DSS with its default policy; the signer is trusted himself, so that integrity decides. */
final class DssVerifier extends Verifier {

  private final CommonCertificateVerifier certificates = new CommonCertificateVerifier();

  DssVerifier() {
    super("EU DSS 6.4");
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    SignatureAlgorithm rsa = SignatureAlgorithm.RSA_SHA256;
    trusted.addCertificate(new CertificateToken(SealingOffice.root(rsa).certificate()));
    trusted.addCertificate(new CertificateToken(SealingOffice.signer(rsa).certificate()));
    certificates.setTrustedCertSources(trusted);
  }

  @Override
  Answer answer(byte[] file) {
    SignedDocumentValidator validator =
        SignedDocumentValidator.fromDocument(new InMemoryDocument(file, "forged.pdf"));
    validator.setCertificateVerifier(certificates);
    SimpleReport report = validator.validateDocument().getSimpleReport();
    List<String> signatures = report.getSignatureIdList();
    if (signatures.isEmpty()) {
      return Answer.VANISHED;
    }
    boolean passed =
        signatures.stream().allMatch(s -> report.getIndication(s) == Indication.TOTAL_PASSED);
    return passed ? Answer.ACCEPTED : Answer.REJECTED;
  }
}

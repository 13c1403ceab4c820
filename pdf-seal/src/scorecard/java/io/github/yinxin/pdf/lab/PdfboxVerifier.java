package io.github.yinxin.pdf.lab;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** PDFBox with the check that is usual there: the CMS over ByteRange, and whether that is all. */
final class PdfboxVerifier extends Verifier {

  private final BouncyCastleProvider provider = new BouncyCastleProvider();

  PdfboxVerifier() {
    super("PDFBox 3.0.8, CMS over ByteRange");
  }

  @Override
  Answer answer(byte[] file) throws Exception {
    try (PDDocument document = Loader.loadPDF(file)) {
      List<PDSignature> signatures = document.getSignatureDictionaries();
      boolean whole = false;
      for (PDSignature signature : signatures) {
        if (!isValid(signature, file)) {
          return Answer.REJECTED;
        }
        int[] range = signature.getByteRange();
        whole |= range[2] + range[3] == file.length;
      }
      if (signatures.isEmpty()) {
        return Answer.VANISHED;
      }
      return whole ? Answer.ACCEPTED : Answer.HINTED;
    }
  }

  private boolean isValid(PDSignature signature, byte[] file) throws Exception {
    CMSSignedData data =
        new CMSSignedData(
            new CMSProcessableByteArray(signature.getSignedContent(file)),
            new ByteArrayInputStream(signature.getContents(file)));
    return data.verifySignatures(
        signer -> {
          X509CertificateHolder certificate =
              data.getCertificates().getMatches(null).stream()
                  .filter(signer::match)
                  .findFirst()
                  .orElseThrow();
          try {
            return new JcaSimpleSignerInfoVerifierBuilder()
                .setProvider(provider)
                .build(certificate);
          } catch (java.security.cert.CertificateException e) {
            throw new IllegalArgumentException(e);
          }
        });
  }
}

package io.github.yinxin.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * What another reader says of a file's signatures.
 *
 * @param reader who
 * @param words each signature, in its words
 */
record Opinion(String reader, String words) {

  private static final Pattern VALIDATION = Pattern.compile("Signature Validation: (.*?)\\.?\\R");
  private static final int PATIENCE_SECONDS = 5;
  private static final int MAX_OUTPUT = 1024 * 1024;

  /** Asks all readers that are there. */
  static List<Opinion> all(Path file, byte[] bytes) {
    List<Opinion> opinions = new ArrayList<>();
    poppler(file).ifPresent(words -> opinions.add(new Opinion("poppler", words)));
    opinions.add(new Opinion("pdfbox", pdfbox(bytes)));
    return List.copyOf(opinions);
  }

  private static Optional<String> poppler(Path file) {
    Process process;
    try {
      process =
          new ProcessBuilder("pdfsig", "-nocert", file.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      return Optional.empty(); // Not installed.
    }
    // Ends the reading below.
    CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    try (InputStream output = process.getInputStream()) {
      String words = new String(output.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
      String found =
          VALIDATION
              .matcher(words)
              .results()
              .map(result -> result.group(1))
              .collect(Collectors.joining("; "));
      return Optional.of(found.isEmpty() ? "no signature" : found);
    } catch (IOException e) {
      return Optional.of("no answer");
    } finally {
      process.destroyForcibly();
    }
  }

  // As its example of checking signatures does it: the container over ByteRange, and whether that
  // reaches the end.
  private static String pdfbox(byte[] bytes) {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      String found =
          document.getSignatureDictionaries().stream()
              .map(signature -> signature(signature, bytes))
              .collect(Collectors.joining("; "));
      return found.isEmpty() ? "no signature" : found;
    } catch (IOException | RuntimeException e) {
      // PDFBox throws unchecked ones, too, and that is its opinion.
      return "cannot be read: " + e.getClass().getSimpleName();
    }
  }

  private static String signature(PDSignature signature, byte[] bytes) {
    try {
      CMSSignedData data =
          new CMSSignedData(
              new CMSProcessableByteArray(signature.getSignedContent(bytes)),
              container(signature.getContents(bytes)));
      int[] range = signature.getByteRange();
      boolean whole = range[2] + range[3] == bytes.length;
      return (isValid(data) ? "valid" : "wrong") + (whole ? "" : ", not the whole file");
    } catch (CMSException e) {
      return "not understood";
    } catch (IOException | RuntimeException e) {
      // As above.
      return "fails: " + e.getClass().getSimpleName();
    }
  }

  // Zeros fill the place for it, and Bouncy Castle takes it only without them.
  private static byte[] container(byte[] contents) throws IOException {
    try (ASN1InputStream in = new ASN1InputStream(contents)) {
      return in.readObject().getEncoded();
    }
  }

  private static boolean isValid(CMSSignedData data) throws CMSException {
    return data.verifySignatures(signer -> verifier(certificate(data, signer)));
  }

  private static SignerInformationVerifier verifier(X509CertificateHolder certificate)
      throws OperatorCreationException {
    try {
      return new JcaSimpleSignerInfoVerifierBuilder()
          .setProvider(new BouncyCastleProvider())
          .build(certificate);
    } catch (CertificateException e) {
      throw new IllegalArgumentException("the signer's certificate cannot be read", e);
    }
  }

  private static X509CertificateHolder certificate(CMSSignedData data, SignerId signer) {
    return data.getCertificates().getMatches(null).stream()
        .filter(signer::match)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no certificate of the signer"));
  }
}

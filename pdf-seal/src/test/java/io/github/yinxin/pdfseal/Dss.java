package io.github.yinxin.pdfseal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** EU DSS 6.4 (LGPL-2.1), the European Commission's verifier, out of {@code oracles}; offline. */
public final class Dss {

  private static final Oracle PROGRAM = Oracle.in(Path.of("oracles", "target", "jars"));
  private static final String PACKAGE = "eu.europa.esig.dss.";

  private Dss() {}

  /**
   * What it says of one signature.
   *
   * @param intact whether document and signature value are
   * @param wholeRevision whether nothing but the signature is left out of the byte range
   */
  public record Opinion(boolean intact, boolean wholeRevision) {}

  /** Returns its opinions on the signatures of a file, in their order. */
  public static List<Opinion> of(byte[] pdf, String password) {
    return PROGRAM.asked(() -> signatures(pdf, password).stream().map(Dss::opinion).toList());
  }

  private static Collection<?> signatures(byte[] pdf, String password) {
    Object document = PROGRAM.make(PACKAGE + "model.InMemoryDocument", (Object) pdf);
    Object validator =
        PROGRAM.of(PACKAGE + "validation.SignedDocumentValidator", "fromDocument", document);
    Object offline = PROGRAM.make(PACKAGE + "spi.validation.CommonCertificateVerifier");
    Oracle.call(validator, "setCertificateVerifier", offline);
    if (!password.isEmpty()) {
      Oracle.call(validator, "setPasswordProtection", (Object) password.toCharArray());
    }
    Object reports = Oracle.call(validator, "validateDocument");
    return (Collection<?>) Oracle.call(Oracle.call(reports, "getDiagnosticData"), "getSignatures");
  }

  private static Opinion opinion(Object signature) {
    return new Opinion(
        (boolean) Oracle.call(signature, "isSignatureIntact")
            && (boolean) Oracle.call(signature, "isSignatureValid"),
        (boolean) Oracle.call(signature, "isSignatureByteRangeValid"));
  }
}

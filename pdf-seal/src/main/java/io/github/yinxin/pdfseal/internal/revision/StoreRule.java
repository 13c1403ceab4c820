package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.util.Set;

/**
 * What may happen to the document security store (ISO 32000-2 12.8.4.3): evidence is added and
 * dropped, each piece a stream of its own.
 */
final class StoreRule {

  private static final Set<String> EVIDENCE =
      Set.of("Certs", "OCSPs", "CRLs", "Cert", "OCSP", "CRL");

  private final Step step;

  StoreRule(Step step) {
    this.step = step;
  }

  void check(Slot store) throws Unexplained, PdfException {
    step.explain(store);
    for (String key : step.dictionaryAfter(store).entries().keySet()) {
      Slot value = step.child(store, key);
      if (EVIDENCE.contains(key)) {
        evidence(value);
      } else if (key.equals("VRI")) {
        step.explain(value);
        for (String signature : step.dictionaryAfter(value).entries().keySet()) {
          related(step.child(value, signature));
        }
      } else if (!key.equals("Type")) {
        step.requireSame(value, "the document security store");
      }
    }
  }

  private void related(Slot related) throws Unexplained, PdfException {
    step.explain(related);
    for (String key : step.dictionaryAfter(related).entries().keySet()) {
      Slot value = step.child(related, key);
      switch (key) {
        case "Cert", "OCSP", "CRL", "Certs", "OCSPs", "CRLs" -> evidence(value);
        case "TS" -> piece(value);
        case "TU", "Type" -> step.explain(value);
        default -> step.requireSame(value, "the evidence of one signature");
      }
    }
  }

  private void evidence(Slot list) throws Unexplained, PdfException {
    step.explain(list);
    for (PdfObject item : step.itemsAfter(list)) {
      piece(list.item(Constant.NULL, item));
    }
  }

  // One that changes in place is not explained: what else may show it is nobody's evidence.
  private void piece(Slot piece) throws Unexplained, PdfException {
    boolean stream =
        piece.after() instanceof Ref && step.after().resolve(piece.after()) instanceof Stream;
    if (!stream) {
      throw new Unexplained("a piece of evidence in the security store is no stream");
    }
  }
}

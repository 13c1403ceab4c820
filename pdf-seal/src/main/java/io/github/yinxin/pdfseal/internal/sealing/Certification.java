package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.sealing.Refusal.Reason;
import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/** Makes a signature a certification signature (ISO 32000-1 12.8.2.2). */
final class Certification {

  private Certification() {}

  static void certify(PDDocument document, PDSignature signature, int permission)
      throws Refusal, IOException {
    if (!document.getSignatureDictionaries().isEmpty()) {
      throw new Refusal(
          Reason.ALREADY_SIGNED, "only the first signature can certify, and there is one already");
    }
    COSDictionary parameters = new COSDictionary();
    parameters.setItem(COSName.TYPE, COSName.getPDFName("TransformParams"));
    parameters.setInt(COSName.P, permission);
    parameters.setName(COSName.V, "1.2");
    COSDictionary reference = new COSDictionary();
    reference.setItem(COSName.TYPE, COSName.getPDFName("SigRef"));
    reference.setItem(COSName.getPDFName("TransformMethod"), COSName.getPDFName("DocMDP"));
    reference.setItem(COSName.getPDFName("TransformParams"), parameters);
    COSArray references = new COSArray();
    references.add(reference);
    signature.getCOSObject().setItem(COSName.getPDFName("Reference"), references);

    COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
    COSDictionary permissions = new COSDictionary();
    permissions.setItem(COSName.getPDFName("DocMDP"), signature.getCOSObject());
    catalog.setItem(COSName.getPDFName("Perms"), permissions);
    catalog.setNeedToBeUpdated(true);
  }
}

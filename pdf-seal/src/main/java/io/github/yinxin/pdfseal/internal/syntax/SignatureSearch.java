package io.github.yinxin.pdfseal.internal.syntax;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.jspecify.annotations.Nullable;

/**
 * Finds every signature of a document by going through all its objects: a form that does not list
 * one, or a field whose value is broken, must not make a signature vanish.
 */
final class SignatureSearch {

  private static final int MAX_DEPTH = 32;

  private final IdentityHashMap<COSDictionary, List<String>> signatures = new IdentityHashMap<>();
  private final List<String> brokenFields = new ArrayList<>();

  private SignatureSearch() {}

  static List<SignatureDictionary> in(COSDocument document) {
    SignatureSearch search = new SignatureSearch();
    for (COSObjectKey key : List.copyOf(document.getXrefTable().keySet())) {
      search.visit(document.getObjectFromPool(key).getObject(), 0);
    }
    return search.found();
  }

  private void visit(@Nullable COSBase object, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    if (object instanceof COSDictionary dictionary) {
      look(dictionary);
      for (COSName key : dictionary.keySet()) {
        // References are visited on their own; here only what lies inside.
        visit(dictionary.getItem(key), depth + 1);
      }
    } else if (object instanceof COSArray array) {
      for (COSBase element : array) {
        visit(element, depth + 1);
      }
    }
  }

  private void look(COSDictionary dictionary) {
    if (dictionary.containsKey(COSName.BYTERANGE)) {
      signatures.computeIfAbsent(dictionary, d -> new ArrayList<>());
    }
    COSBase value = dictionary.getItem(COSName.V);
    if (value == null || value instanceof COSNull || !isSignatureField(dictionary)) {
      return;
    }
    String name = fieldName(dictionary);
    if (dictionary.getDictionaryObject(COSName.V) instanceof COSDictionary signature) {
      List<String> fields = signatures.computeIfAbsent(signature, d -> new ArrayList<>());
      if (!fields.contains(name)) {
        fields.add(name);
      }
    } else {
      brokenFields.add(name);
    }
  }

  private static boolean isSignatureField(COSDictionary dictionary) {
    if (dictionary.getDictionaryObject(COSName.V) instanceof COSDictionary value
        && value.containsKey(COSName.BYTERANGE)) {
      return true;
    }
    @Nullable COSDictionary field = dictionary;
    for (int depth = 0; field != null && depth < MAX_DEPTH; depth++) {
      @Nullable COSName type = field.getCOSName(COSName.FT);
      if (type != null) {
        return type.equals(COSName.SIG);
      }
      field = field.getCOSDictionary(COSName.PARENT);
    }
    return false;
  }

  private static String fieldName(COSDictionary dictionary) {
    String name = "";
    @Nullable COSDictionary field = dictionary;
    for (int depth = 0; field != null && depth < MAX_DEPTH; depth++) {
      @Nullable String part = field.getString(COSName.T);
      if (part != null) {
        name = name.isEmpty() ? part : part + "." + name;
      }
      field = field.getCOSDictionary(COSName.PARENT);
    }
    return name;
  }

  private List<SignatureDictionary> found() {
    List<SignatureDictionary> found = new ArrayList<>();
    signatures.forEach((signature, fields) -> found.add(dictionary(signature, fields)));
    for (String field : brokenFields) {
      found.add(new SignatureDictionary(field, new long[0], new byte[0], 1, null));
    }
    // By the end of their revision, which is the order they were made in.
    found.sort(Comparator.comparingLong(s -> s.byteRange().length == 4 ? s.end() : Long.MAX_VALUE));
    return List.copyOf(found);
  }

  private static SignatureDictionary dictionary(COSDictionary signature, List<String> fields) {
    COSBase array = signature.getDictionaryObject(COSName.BYTERANGE);
    long[] range = new long[array instanceof COSArray numbers ? numbers.size() : 0];
    for (int i = 0; i < range.length; i++) {
      COSBase number = ((COSArray) array).getObject(i);
      range[i] = number instanceof COSInteger integer ? integer.longValue() : -1;
    }
    COSBase contents = signature.getDictionaryObject(COSName.CONTENTS);
    @Nullable Calendar time = new PDSignature(signature).getSignDate();
    @Nullable Instant claimed = Optional.ofNullable(time).map(Calendar::toInstant).orElse(null);
    return new SignatureDictionary(
        String.join(", ", fields),
        range,
        contents instanceof COSString string ? string.getBytes() : new byte[0],
        fields.size(),
        claimed);
  }
}

package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.license.UnifiedSocialCreditCode;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Who owns a certificate. */
public final class Owner {

  // Real seal certificates write the code alone or in front of the name (O = code and name).
  private static final Pattern CODE = Pattern.compile("(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])");

  private Owner() {}

  /**
   * Returns the unified social credit code in a certificate's subject; nothing if there is none, or
   * more than one.
   */
  public static Optional<String> creditCode(X509Certificate certificate) {
    Set<String> codes = new TreeSet<>();
    values(certificate, Set.of()).forEach(value -> addCodes(value, codes));
    return codes.size() == 1 ? codes.stream().findFirst() : Optional.empty();
  }

  /** Returns the credit code in a text, if there is exactly one. */
  public static Optional<String> creditCodeIn(String text) {
    Set<String> codes = new TreeSet<>();
    addCodes(text, codes);
    return codes.size() == 1 ? codes.stream().findFirst() : Optional.empty();
  }

  /** Returns the names of a certificate's organization and subject, without codes. */
  public static List<String> names(X509Certificate certificate) {
    return values(certificate, Set.of(BCStyle.O, BCStyle.CN)).stream()
        .map(value -> CODE.matcher(value).replaceAll("").strip())
        .filter(value -> !value.isEmpty())
        .toList();
  }

  // All of them if none is asked for; organization before common name, as they are sorted here.
  private static List<String> values(X509Certificate certificate, Set<ASN1ObjectIdentifier> types) {
    List<String> organizations = new ArrayList<>();
    List<String> others = new ArrayList<>();
    try {
      collect(certificate, types, organizations, others);
    } catch (IllegalArgumentException e) {
      return List.of(); // Bouncy Castle decodes texts late: a name that is none names nobody.
    }
    organizations.addAll(others);
    return organizations;
  }

  private static void collect(
      X509Certificate certificate,
      Set<ASN1ObjectIdentifier> types,
      List<String> organizations,
      List<String> others) {
    X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    for (RDN part : subject.getRDNs()) {
      for (AttributeTypeAndValue attribute : part.getTypesAndValues()) {
        if (types.isEmpty() || types.contains(attribute.getType())) {
          (attribute.getType().equals(BCStyle.O) ? organizations : others)
              .add(IETFUtils.valueToString(attribute.getValue()));
        }
      }
    }
  }

  private static void addCodes(String text, Set<String> codes) {
    Matcher matcher = CODE.matcher(text);
    while (matcher.find()) {
      addIfValid(matcher.group(), codes);
    }
  }

  private static void addIfValid(String text, Set<String> codes) {
    try {
      codes.add(UnifiedSocialCreditCode.parse(text).value());
    } catch (IllegalArgumentException e) {
      // Another number of the same length.
    }
  }
}

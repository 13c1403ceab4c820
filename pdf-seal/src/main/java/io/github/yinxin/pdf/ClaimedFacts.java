package io.github.yinxin.pdf;

import io.github.yinxin.pdf.PdfVerdict.PdfSignature;
import io.github.yinxin.pdfseal.internal.report.Report.Fact;
import io.github.yinxin.pdfseal.internal.report.Words;
import java.util.ArrayList;
import java.util.List;

/** What a signature says of itself, for a report. */
final class ClaimedFacts {

  private ClaimedFacts() {}

  static List<Fact> of(PdfSignature signature) {
    List<Fact> facts = new ArrayList<>();
    signature
        .claimedSeal()
        .ifPresent(
            seal -> {
              add(facts, "sealName", "印章名称", "name of the seal", seal.name());
              add(facts, "sealId", "印章标识", "identifier of the seal", seal.id());
              add(facts, "sealOwner", "印章所有者", "owner of the seal", seal.owner().toString());
              add(facts, "edition", "印章标准", "edition", seal.edition().standard());
            });
    signature.claimedSigner().ifPresent(s -> add(facts, "signer", "签章人证书", "signer", s));
    signature
        .claimedAuthority()
        .ifPresent(a -> add(facts, "authority", "统一社会信用代码", "credit code", a));
    signature
        .claimedTime()
        .ifPresent(t -> add(facts, "time", "声明的签章时间", "claimed time", t.toString()));
    signature.container().ifPresent(c -> add(facts, "container", "签名容器", "container", c.name()));
    return facts;
  }

  private static void add(List<Fact> facts, String key, String zh, String en, String value) {
    facts.add(new Fact(key, new Words(zh, en), value));
  }
}

package io.github.yinxin.examples.demo;

import io.github.yinxin.examples.picture.Pictures;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.LicenseVerdict.Answer;
import io.github.yinxin.verify.LicenseVerdict.Question;
import io.github.yinxin.verify.Outcome;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One self-contained page that shows the story: pictures and verdicts side by side. */
final class StoryPage {

  private static final int PICTURE_WIDTH = 1100;

  private static final Map<Question, String> QUESTIONS =
      Map.of(
          Question.GENUINE, "真伪 genuine",
          Question.WHOLE, "完整 whole",
          Question.RIGHTFUL, "有权 rightful",
          Question.IN_FORCE, "在效 in force",
          Question.FRESH, "最新 fresh");

  private StoryPage() {}

  /** Writes the page. */
  static String of(List<Scene> scenes) throws IOException {
    Map<String, List<Scene>> handouts =
        scenes.stream()
            .collect(
                Collectors.groupingBy(Scene::handout, LinkedHashMap::new, Collectors.toList()));
    StringBuilder sections = new StringBuilder();
    for (List<Scene> handout : handouts.values()) {
      sections.append(section(handout));
    }
    try (InputStream in = StoryPage.class.getResourceAsStream("story-page.html")) {
      if (in == null) {
        throw new IOException("story-page.html is not packed with the examples");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{{sections}}", sections);
    }
  }

  private static String section(List<Scene> scenes) throws IOException {
    Scene first = scenes.get(0);
    String cards = scenes.stream().map(StoryPage::card).collect(Collectors.joining());
    return """
        <section>
          <figure><img alt="%s" src="%s"><figcaption>%s · %s</figcaption></figure>
          <div class="cards">%s</div>
        </section>
        """
        .formatted(
            escape(first.en()),
            picture(first.judgement().page()),
            link(first.handout() + "-sm2.pdf"),
            link(first.handout() + "-rsa.pdf"),
            cards);
  }

  private static String card(Scene scene) {
    Answer overall = scene.judgement().joined().overall();
    String questions =
        Arrays.stream(Question.values())
            .map(q -> question(q, scene.judgement().joined().answer(q)))
            .collect(Collectors.joining());
    String findings =
        scene.judgement().joined().findings().stream()
            .map(StoryPage::finding)
            .collect(Collectors.joining());
    return """
        <article class="%s">
          <h3><b>%s</b> %s <small>%s</small></h3>
          <p class="parts">文件 file %s 二维码 code %s 登记簿 register %s %s</p>
          <ul class="questions">%s</ul>
          %s
          <details><summary>全部检查 all checks</summary><table>%s</table></details>
        </article>
        """
        .formatted(
            overall.name().toLowerCase(Locale.ROOT),
            DemoCommand.verdict(overall),
            escape(scene.zh()),
            escape(scene.en()),
            mark(scene.fileAnswer()),
            mark(scene.codeAnswer()),
            mark(scene.registerAnswer()),
            link(scene.file()),
            questions,
            reasons(scene),
            findings);
  }

  private static String reasons(Scene scene) {
    return scene.judgement().joined().findings().stream()
        .filter(f -> f.outcome() == Outcome.FAILED)
        .map(
            f ->
                "<p class=\"reason\">"
                    + escape(f.zh())
                    + " <small>"
                    + escape(f.en())
                    + "</small></p>")
        .collect(Collectors.joining());
  }

  private static String question(Question question, Answer answer) {
    return "<li class=\"%s\">%s %s</li>"
        .formatted(
            answer.name().toLowerCase(Locale.ROOT),
            DemoCommand.mark(answer),
            Optional.ofNullable(QUESTIONS.get(question)).orElse(question.name()));
  }

  private static String finding(Finding finding) {
    return "<tr class=\"%s\"><td>%s</td><td>%s</td><td>%s</td><td>%s %s</td></tr>"
        .formatted(
            finding.outcome().name().toLowerCase(Locale.ROOT),
            escape(finding.check().name()),
            finding.outcome(),
            escape(finding.check().clause()),
            escape(finding.zh()),
            escape(finding.en()));
  }

  private static String mark(Answer answer) {
    return "<span class=\"%s\">%s</span>"
        .formatted(answer.name().toLowerCase(Locale.ROOT), DemoCommand.mark(answer));
  }

  private static String link(String file) {
    return "<a href=\"%s\">%s</a>".formatted(escape(file), escape(file));
  }

  private static String picture(BufferedImage page) throws IOException {
    int height = page.getHeight() * PICTURE_WIDTH / page.getWidth();
    BufferedImage small = new BufferedImage(PICTURE_WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(page, 0, 0, PICTURE_WIDTH, height, null);
    graphics.dispose();
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(Pictures.png(small));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

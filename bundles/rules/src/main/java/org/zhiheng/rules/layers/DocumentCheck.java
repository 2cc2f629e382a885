package org.zhiheng.rules.layers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;

/**
 * Checks that what a package says of documents can be written: each one that a procedure names is a kind that the list {@code document-kinds} knows and has a template, unless
 * others make it; and each part that stands in a template is there, and speaks of nothing that the template is not about.
 */
final class DocumentCheck {

    private static final String KINDS = "document-kinds";
    private static final String OTHERS = "others";

    private final RulePackage rulePackage;
    private final List<RulePackage> layers;
    private final Consumer<Fault> faults;

    private DocumentCheck(RulePackage rulePackage, List<RulePackage> layers, Consumer<Fault> faults) {
        this.rulePackage = rulePackage;
        this.layers = layers;
        this.faults = faults;
    }

    /** @param layers those that lead to the nation and the package itself */
    static void check(RulePackage rulePackage, List<RulePackage> layers, Consumer<Fault> faults) {
        DocumentCheck check = new DocumentCheck(rulePackage, layers, faults);
        check.named();
        rulePackage.templates().forEach(check::parts);
    }

    /** Where no list of kinds is laid in nobody has said what a document is. */
    private void named() {
        Map<String, String> made = new HashMap<>();
        for (RulePackage each : layers) {
            RuleList kinds = each.lists().get(KINDS);
            if (kinds != null) {
                kinds.rows().forEach(row -> made.put(row.text("code"), row.text("made")));
            }
        }
        if (made.isEmpty()) {
            return;
        }
        TreeSet<String> named = new TreeSet<>();
        rulePackage.procedures().stream()
                .flatMap(each -> each.stages().stream())
                .forEach(stage -> named.addAll(stage.documents()));
        for (String each : named) {
            if (!made.containsKey(each)) {
                fault("RP-LAYER-016", "procedures", "程序所说的文书" + each + "不在清单" + KINDS + "里", "请在清单里写明这一文书的名称");
            } else if (!OTHERS.equals(made.get(each)) && none(each, false)) {
                fault("RP-LAYER-017", "procedures", "程序所说的文书" + each + "没有模板", "请在templates里加上,或者在清单里写明由谁制作");
            }
        }
    }

    private boolean none(String document, boolean part) {
        return layers.stream().allMatch(each -> find(each, document, part) == null);
    }

    private static DocumentTemplate find(RulePackage in, String document, boolean part) {
        return in.templates().stream()
                .filter(each ->
                        each.document().equals(document) && (each.layout() == DocumentTemplate.Layout.PART) == part)
                .findFirst()
                .orElse(null);
    }

    private void parts(DocumentTemplate template) {
        for (String part : template.parts()) {
            if (none(part, true)) {
                fault(
                        "RP-LAYER-018",
                        "templates",
                        "文书" + template.document() + "里的片段" + part + "不存在",
                        "请在templates里加上这一片段");
            }
        }
        if (template.layout() == DocumentTemplate.Layout.PART) {
            layers.stream()
                    .filter(each -> each != rulePackage)
                    .flatMap(each -> each.templates().stream())
                    .forEach(each -> fits(each, template));
        } else {
            for (String part : template.parts()) {
                layers.stream()
                        .flatMap(each -> each.templates().stream())
                        .filter(each -> each.layout() == DocumentTemplate.Layout.PART
                                && each.document().equals(part))
                        .forEach(each -> fits(template, each));
            }
        }
    }

    private void fits(DocumentTemplate template, DocumentTemplate part) {
        boolean stands = template.parts().contains(part.document());
        if (stands && !template.about().containsAll(part.about())) {
            fault(
                    "RP-LAYER-019",
                    "templates",
                    "片段" + part.document() + "针对" + part.about() + ",它所在的文书" + template.document() + "只针对"
                            + template.about(),
                    "请在文书的about里写明,或者改用别的片段");
        }
    }

    private void fault(String code, String file, String message, String hint) {
        faults.accept(Fault.error(code, file, 0, 0, message, hint));
    }
}

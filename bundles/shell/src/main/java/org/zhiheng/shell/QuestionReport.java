package org.zhiheng.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.rulings.Question;

/** The questions, and what one of them takes, as lines. */
final class QuestionReport {

    private final Paint paint;

    QuestionReport(Paint paint) {
        this.paint = paint;
    }

    List<String> all(List<Question<?, ?>> questions) {
        Columns columns = new Columns();
        questions.forEach(each -> columns.row(each.name(), each.title()));
        List<String> lines = new ArrayList<>(columns.lines("  "));
        lines.add(paint.grey("一个问题的事实:zhiheng:questions 问题"));
        return lines;
    }

    /** @param schema the JSON Schema of the question's request */
    List<String> one(String name, Map<String, Object> schema) {
        List<String> lines = new ArrayList<>();
        lines.add(paint.bold(Schemas.label(schema)) + "  " + paint.grey(name));
        lines.add("事实");
        Columns facts = new Columns();
        rows(facts, "", Schemas.part(Schemas.part(schema, "properties"), "facts"));
        lines.addAll(facts.lines("  "));
        lines.add("回答");
        Columns answer = new Columns();
        rows(answer, "", Schemas.part(Schemas.part(schema, "$defs"), "answer"));
        lines.addAll(answer.lines("  "));
        return lines;
    }

    private void rows(Columns columns, String prefix, Map<String, Object> group) {
        Schemas.part(group, "properties").keySet().forEach(name -> {
            Map<String, Object> own = Schemas.below(group, name);
            row(columns, prefix + name, Schemas.label(own), own);
        });
    }

    private void row(Columns columns, String path, String label, Map<String, Object> own) {
        Map<String, Object> items = Schemas.part(own, "items");
        Map<String, Object> others = Schemas.part(own, "additionalProperties");
        if (own.get("properties") != null) {
            rows(columns, path + ".", own);
        } else if (items.get("properties") != null) {
            rows(columns, path + "[0].", items);
        } else if ("array".equals(own.get("type"))) {
            columns.row(path, label, paint.grey("列表,用逗号:" + Schemas.form(items)));
        } else if (own.get("additionalProperties") != null) {
            row(columns, path + ".…", label, others);
        } else {
            columns.row(path, label, paint.grey(Schemas.form(own)));
        }
    }
}

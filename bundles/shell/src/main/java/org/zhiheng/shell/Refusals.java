package org.zhiheng.shell;

import java.util.Map;
import java.util.Set;
import org.apache.karaf.shell.support.CommandException;
import org.zhiheng.api.error.ZhihengException;

/** How commands refuse: code, field and message, what to do next, and an exit status other than 0 for scripts. */
final class Refusals {

    /** What a person does next, by code or its beginning. */
    private static final Map<String, String> HINTS = Map.of(
            "RULING-QUESTION-UNKNOWN", "全部问题:zhiheng:questions",
            "RULING-DIVISION-UNKNOWN", "区划用六位代码,例如division=371002;部门用division=dept:编号;生效的规则包:zhiheng:region-list",
            "RULING-FACT", "这个问题的事实和写法:zhiheng:questions 问题",
            "SHELL-FACT", "例如 fine=50000.00 sanctions=fine,warning item.listed=true 'officers[0].name=张三'",
            "RULES-NOT-READY", "为什么还没有生效:zhiheng:region-list",
            "RULES-BOOK-UNKNOWN", "用以前的裁断所写的规则书全部64位指纹",
            "RULES-PACKAGE-UNKNOWN", "生效的规则包:zhiheng:region-list",
            "RULES-GENERATION-UNKNOWN", "现在是第几代:zhiheng:region-list");

    /** What a person wrote under this name; other fields are arguments, which a person does not know by name. */
    private static final Set<String> ASKED = Set.of("division", "asOf", "book", "facts");

    private Refusals() {}

    /**
     * @param word the word of the command line at fault; null where no single one is
     */
    static CommandException of(ZhihengException error, String word, Paint paint) {
        StringBuilder text = new StringBuilder(paint.red("✗ " + error.code()));
        text.append("  ").append(error.getMessage());
        if (word != null) {
            text.append("\n  出错的词:").append(word);
        } else {
            error.field()
                    .filter(field -> field.startsWith("facts.") || ASKED.contains(field))
                    .ifPresent(field -> text.append("\n  字段:").append(field));
        }
        String hint = hint(error.code());
        if (hint != null) {
            text.append("\n  ").append(paint.grey("→ " + hint));
        }
        return new CommandException(text.toString(), error.getMessage());
    }

    static CommandException of(String message, Paint paint) {
        return new CommandException(paint.red("✗") + " " + message, message);
    }

    private static String hint(String code) {
        String exact = HINTS.get(code);
        if (exact != null) {
            return exact;
        }
        return HINTS.entrySet().stream()
                .filter(each -> code.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}

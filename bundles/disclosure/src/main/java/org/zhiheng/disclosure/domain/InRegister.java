package org.zhiheng.disclosure.domain;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a penalty is shown in the national register of enterprises (国家企业信用信息公示系统), which has terms of its own. Immutable.
 *
 * @param due the last day to show it there, or to send it to where the party is registered
 * @param pushed whether a party is registered in another province, so that it is sent there
 * @param term code of the term for which it is shown there
 * @param until the last day on which it is shown there; null before it is shown
 * @param over whether that day is over
 */
public record InRegister(LocalDate due, boolean pushed, String term, LocalDate until, boolean over) {

    /** Code of the channel. */
    public static final String CHANNEL = "enterprise-register";

    private static final String REGISTER = "register";

    /** Empty where it is not shown there. */
    public static Optional<InRegister> of(Map<String, Object> credit) {
        return credit.get(REGISTER) instanceof Map<?, ?> form
                ? Optional.of(new InRegister(
                        day(form.get("due")),
                        Boolean.TRUE.equals(form.get("pushed")),
                        (String) form.get("term"),
                        day(form.get("until")),
                        Boolean.TRUE.equals(form.get("over"))))
                : Optional.empty();
    }

    private static LocalDate day(Object text) {
        return text == null ? null : LocalDate.parse(text.toString());
    }

    /** What a matter keeps of it, with the rest that it keeps. */
    public Map<String, Object> in(Map<String, Object> credit) {
        Map<String, Object> form = new LinkedHashMap<>();
        if (due != null) {
            form.put("due", due.toString());
        }
        form.put("pushed", pushed);
        form.put("term", term);
        if (until != null) {
            form.put("until", until.toString());
        }
        form.put("over", over);
        Map<String, Object> all = new LinkedHashMap<>(credit);
        all.put(REGISTER, form);
        return all;
    }

    /** What a matter keeps that is not shown there. */
    public static Map<String, Object> without(Map<String, Object> credit) {
        Map<String, Object> all = new LinkedHashMap<>(credit);
        all.remove(REGISTER);
        return all;
    }

    public InRegister shown(LocalDate last) {
        return new InRegister(due, pushed, term, last, false);
    }

    public InRegister ended() {
        return new InRegister(due, pushed, term, until, true);
    }
}

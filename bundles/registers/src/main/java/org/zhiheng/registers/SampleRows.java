package org.zhiheng.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.zhiheng.api.code.CitizenNumber;
import org.zhiheng.api.code.UnifiedSocialCreditCode;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.registers.RegisterStore.Order;

/** Takes down what is to be written into the registers of a sample district. Not for several threads. */
public final class SampleRows {

    /** No division has it, and no number of a person begins with it: what carries it is a sample. */
    public static final String NOWHERE = "000000";

    /** Said of everything that is written. */
    public static final String REASON = "示例数据";

    private static final String CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final List<Order> orders = new ArrayList<>();

    /** @param values names of fields and their values in turn; those without a value are left out */
    public void add(String register, String key, LocalDate from, LocalDate to, Object... values) {
        orders.add(new Order(register, new Change.Add(key, from, to, map(values), Why.of(REASON))));
    }

    /** Of something that days say nothing about. */
    public void add(String register, String key, Object... values) {
        add(register, key, null, null, values);
    }

    public void amend(String register, String key, LocalDate from, Object... values) {
        orders.add(new Order(register, new Change.Amend(key, from, null, map(values), Why.of(REASON))));
    }

    public List<Order> all() {
        return List.copyOf(orders);
    }

    private static Map<String, Object> map(Object... values) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            if (values[i + 1] != null) {
                map.put((String) values[i], values[i + 1] instanceof LocalDate day ? day.toString() : values[i + 1]);
            }
        }
        return map;
    }

    /** A number of the right form that nobody has. */
    public static String citizenNumber(LocalDate born, int sequence) {
        String first = String.format(
                "%s%04d%02d%02d%03d", NOWHERE, born.getYear(), born.getMonthValue(), born.getDayOfMonth(), sequence);
        return finished(first, "0123456789X", CitizenNumber::isValid);
    }

    /** A code of the right form that no organisation has. */
    public static String creditCode(int sequence) {
        String first = String.format("11%s%08d", NOWHERE, sequence);
        String organisation = finished(first, CODE_CHARACTERS, code -> new UnifiedSocialCreditCode(
                        finished(code, CODE_CHARACTERS, UnifiedSocialCreditCode::isValid))
                .organisationCodeConsistent());
        return finished(organisation, CODE_CHARACTERS, UnifiedSocialCreditCode::isValid);
    }

    /** With the check character that makes it right. */
    private static String finished(String first, String characters, Predicate<String> right) {
        return characters
                .chars()
                .mapToObj(each -> first + (char) each)
                .filter(right)
                .findFirst()
                .orElseThrow();
    }
}

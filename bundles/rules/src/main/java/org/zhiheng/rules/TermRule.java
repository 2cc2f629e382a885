package org.zhiheng.rules;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.api.questions.TermUnit;

/**
 * A term 期限 as a value: unit, direction and roll are the rule's own and never guessed from the number.
 *
 * @param amount at least 1
 * @param startEvent in Chinese, the event whose day is not counted
 * @param direction whether it counts on from its start or back from it
 * @param roll what happens when the last day is a holiday
 * @param clear for terms that count back: both ends excluded (clear days)
 * @param extension by how much it may be extended, in its own unit; null when it may not
 * @param suspendedBy which kinds of suspension stop it
 */
public record TermRule(
        int amount,
        TermUnit unit,
        String startEvent,
        Direction direction,
        Roll roll,
        boolean clear,
        Extension extension,
        Set<SuspensionKind> suspendedBy) {

    /** Which way a term counts. */
    public enum Direction {
        FORWARD,
        BACK
    }

    /** What happens when the last day is a holiday. */
    public enum Roll {
        /** It moves to the next working day: a party's term, or where the rule says so. */
        FORWARD,
        /** It does not move: an agency's restraint or duty. */
        NONE
    }

    /**
     * By how much a term may be extended.
     *
     * @param further who decides, in Chinese, that it goes on further, and for how long; null where nobody may
     */
    public record Extension(int amount, TermUnit unit, String further) {}

    /**
     * The last day of what is counted from a day in days, months or years, before any roll, without extension or stops: it needs no calendar of working days.
     *
     * @param start not counted itself
     * @return empty where it counts in working days or hours
     */
    public Optional<LocalDate> lastDay(LocalDate start) {
        return switch (unit) {
            case CALENDAR_DAY -> Optional.of(start.plusDays(amount));
            case MONTH -> Optional.of(start.plusMonths(amount));
            case YEAR -> Optional.of(start.plusYears(amount));
            case WORKING_DAY, HOUR -> Optional.empty();
        };
    }
}

package org.zhiheng.cases.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.PieceChange;

/** What happens next in a case of the sample year. */
public sealed interface SampleDeed {

    /** Somebody writes into the file. */
    record Write(Principal by, List<PieceChange> changes) implements SampleDeed {}

    /** Somebody takes a way of the procedure. */
    record Take(Principal by, String to) implements SampleDeed {}

    /** Nothing, until a day. */
    record Rest(LocalDate until) implements SampleDeed {}

    /**
     * Somebody does what is refused.
     *
     * @param seen the version of file or run that is said to have been seen, beyond the one that stands
     * @param codes with one of which it is refused: of an error, or of a check
     */
    record Wrong(SampleDeed deed, int seen, Set<String> codes) implements SampleDeed {}

    /** Nothing more: it has ended. */
    record Ended() implements SampleDeed {}

    /** Nothing more: those who work on it do not know what to do. */
    record Stuck(String why) implements SampleDeed {}
}

package org.zhiheng.api.procedures;

import java.util.List;

/**
 * Where a run could go now, for whoever asks. Nothing is put down by asking.
 *
 * @param version of the run that was looked at
 * @param mayAct whether who asks may act in this stage now
 * @param why in Chinese, why not; null where they may
 * @param ways every way from here, in the order of the procedure; empty once it has ended
 */
public record Ahead(long version, boolean mayAct, String why, List<Way> ways) {
    public Ahead {
        ways = List.copyOf(ways);
    }

    /**
     * @param title of the stage it leads to
     * @param when in Chinese, the case it is for; null for the ordinary way
     * @param refused the checks that do not hold today, or for which something is missing; empty where the way is free
     */
    public record Way(String to, String title, String when, List<Step.Refused> refused) {
        public Way {
            refused = List.copyOf(refused);
        }
    }
}

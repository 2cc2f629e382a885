package org.zhiheng.rules;

import java.util.List;

/**
 * A procedure as data: stages, who acts, what is checked, which documents arise, which terms run.
 *
 * @param id e.g. {@code penalty.ordinary}
 * @param firstStage where every run begins
 */
public record ProcedureDefinition(
        String id, String title, String actKind, String firstStage, List<Stage> stages, Source source, String doubt) {

    /**
     * One stage.
     *
     * @param role who owns it
     * @param term id of the term parameter that runs in it; null only in a final stage
     * @param documents codes of the documents that arise
     * @param checks names of checks that must hold before it is left
     * @param transitions empty exactly in a final stage
     */
    public record Stage(
            String id,
            String title,
            String role,
            String term,
            List<String> documents,
            List<String> checks,
            List<Transition> transitions) {

        public boolean isFinal() {
            return transitions.isEmpty();
        }
    }

    /**
     * A way from one stage to another.
     *
     * @param when in Chinese, the case in which it is taken; null for the ordinary way
     * @param checks checks of this way alone
     */
    public record Transition(String to, String when, List<String> checks) {}
}

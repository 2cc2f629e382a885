package org.zhiheng.cases.service;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.service.Examination.Written;

/** Commands of other parts of this context that write into the file of a case: carried out once, under its lock, with their entry. */
public interface CaseCommands {

    /** The case, for who may see it. */
    CaseHead seen(Principal by, String id);

    /** Refuses whoever does not handle the case, where it has handlers. */
    void handles(Principal by, CaseHead head);

    /**
     * What is written under one entry.
     *
     * @param kind of the entry
     * @param told what the entry tells besides
     * @param work in the transaction, on the case as it is then; gives what is written, empty where there is nothing to write and so no entry
     */
    record Part(String kind, Map<String, Object> told, BiFunction<CaseHead, Pieces, List<Written>> work) {}

    /**
     * Writes pieces that only commands write, all or nothing.
     *
     * @param verb tells the command from others
     * @param said what was commanded
     * @param parts each on the case as the one before it has left it
     */
    Outcome write(Principal by, String id, Command command, String verb, Object said, List<Part> parts);

    /** Puts down that who may see a case used its personal data. */
    void used(Principal by, CaseHead head, org.zhiheng.api.access.AuditEvent.Kind use, String what, String purpose);
}

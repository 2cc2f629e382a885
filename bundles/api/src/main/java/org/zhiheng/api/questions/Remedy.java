package org.zhiheng.api.questions;

import java.time.LocalDate;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Which remedies a party has, and until when. */
public final class Remedy {

    public static final Question<Facts, Answer> QUESTION = new Question<>("remedy", "救济途径", Facts.class, Answer.class);

    private Remedy() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("程序") Procedure procedure,
            @Label("机关类别") BodyKind bodyKind,
            @Label("决定日") LocalDate decidedOn,
            @Label("送达日") LocalDate servedOn) {}

    /** The answer. */
    public record Answer(
            @Label("复议前置") boolean reconsiderationFirst,
            @Label("复议机关") String authority,
            @Label("申请复议最后日") LocalDate reconsiderationUntil,
            @Label("起诉最后日") LocalDate suitUntil) {}
}

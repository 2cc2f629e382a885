package org.zhiheng.cases.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseStatus;

/** A head that says what another says, but for what is said otherwise. For one thread. */
public final class HeadDraft {

    private final CaseHead like;
    private String number;
    private String title;
    private String body;
    private String item;
    private CaseStatus status;
    private String procedure;
    private String run;
    private String stage;
    private String stageTitle;
    private List<String> handlers;
    private Instant openedAt;
    private LocalDate filedOn;
    private Instant closedAt;
    private long version;

    private HeadDraft(CaseHead like) {
        this.like = like;
        number = like.number();
        title = like.title();
        body = like.body();
        item = like.item();
        status = like.status();
        procedure = like.procedure();
        run = like.run();
        stage = like.stage();
        stageTitle = like.stageTitle();
        handlers = like.handlers();
        openedAt = like.openedAt();
        filedOn = like.filedOn();
        closedAt = like.closedAt();
        version = like.version();
    }

    public static HeadDraft like(CaseHead head) {
        return new HeadDraft(head);
    }

    /** As {@link CaseHead} says of each; so are the others. */
    public HeadDraft number(String otherwise) {
        number = otherwise;
        return this;
    }

    public HeadDraft title(String otherwise) {
        title = otherwise;
        return this;
    }

    public HeadDraft body(String otherwise) {
        body = otherwise;
        return this;
    }

    public HeadDraft item(String otherwise) {
        item = otherwise;
        return this;
    }

    public HeadDraft status(CaseStatus otherwise) {
        status = otherwise;
        return this;
    }

    public HeadDraft procedure(String otherwise) {
        procedure = otherwise;
        return this;
    }

    public HeadDraft run(String otherwise) {
        run = otherwise;
        return this;
    }

    public HeadDraft stage(String otherwise, String itsTitle) {
        stage = otherwise;
        stageTitle = itsTitle;
        return this;
    }

    public HeadDraft handlers(List<String> otherwise) {
        handlers = otherwise;
        return this;
    }

    public HeadDraft openedAt(Instant otherwise) {
        openedAt = otherwise;
        return this;
    }

    public HeadDraft filedOn(LocalDate otherwise) {
        filedOn = otherwise;
        return this;
    }

    public HeadDraft closedAt(Instant otherwise) {
        closedAt = otherwise;
        return this;
    }

    /** With the version that follows. */
    public HeadDraft changed() {
        version = like.version() + 1;
        return this;
    }

    public CaseHead head() {
        return new CaseHead(
                like.id(),
                number,
                title,
                like.actKind(),
                body,
                like.division(),
                like.field(),
                item,
                status,
                procedure,
                run,
                stage,
                stageTitle,
                handlers,
                openedAt,
                filedOn,
                closedAt,
                version);
    }
}

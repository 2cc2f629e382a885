package org.zhiheng.cases.domain;

import static org.zhiheng.cases.domain.Kinds.several;

import java.util.List;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.registers.Field;

/** Documents that were issued in a case. */
final class DocumentKinds {

    /** Written by the command alone; each time it is issued anew another version. */
    static final PieceDefinition DOCUMENT = several(
            "document",
            "制作的文书",
            "文书",
            Operation.CASE_HANDLE,
            null,
            "title",
            Field.code("document", "文书种类").must(),
            Field.text("title", "名称", 100).must(),
            Field.text("number", "文号", 80),
            Field.date("on", "制作之日").must(),
            Field.text("template", "模板", 400).hinted("规则包、版本和内容摘要").must(),
            Field.codes("about", "所针对的内容"),
            Field.longText("inputs", "另行填写的内容", 20000).personal(),
            Field.integer("pages", "页数", 1, 9999).must(),
            Field.yes("signed", "已加电子签名"),
            Field.attachment("file", "文书").must(),
            Field.attachment("docx", "文书,DOCX"),
            Field.attachment("roll80", "窄幅文书,80毫米"),
            Field.attachment("roll58", "窄幅文书,58毫米"));

    static final List<PieceDefinition> ALL = List.of(DOCUMENT);

    private DocumentKinds() {}
}

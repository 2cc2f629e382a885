package org.zhiheng.rest;

import java.util.Map;

/** What the OpenAPI document says of cases. */
final class CasePaths {

    private static final String CASES = "案件";
    private static final int OK = 200;
    private static final Map<Integer, String> READ = Map.of(400, "请求有误,field说明是哪个字段", 404, "没有这一案件,或者不在数据范围内");
    private static final Map<Integer, String> WRITTEN =
            Map.of(400, "请求有误,field说明是哪个字段", 403, "没有权限,或者不是办案人员", 404, "没有这一案件,或者不在数据范围内", 409, "别人刚刚改过,或者与现状不符");

    private final TaggedPaths paths;

    private CasePaths(Map<String, Object> paths) {
        this.paths = new TaggedPaths(CASES, paths);
    }

    static void addTo(Map<String, Object> paths) {
        CasePaths cases = new CasePaths(paths);
        String all = "/api/v1/cases";
        Map<String, Object> id = OpenApiParts.path("case", "案件的编号");
        Map<String, Object> kind = OpenApiParts.path("kind", "内容的种类,例如evidence");
        Map<String, Object> key = OpenApiParts.path("key", "内容的编号;每案只有一项的是1");
        Map<String, Object> purpose = OpenApiParts.optional("purpose", "查看个人信息的用途;不填就遮盖,填了就记录");
        cases.add("get", "/api/v1/case-kinds", "案卷里可以有的各类内容和它们的字段", null, Map.of());
        cases.add(
                "get",
                all,
                "数据范围内的案件,新的在前",
                null,
                READ,
                OpenApiParts.optional("body", "机构编号;不写就是数据范围内的各机构"),
                OpenApiParts.optional("status", "clue、open或者closed"),
                OpenApiParts.optional("handler", "办案人员的编号"),
                OpenApiParts.optional("item", "执法事项的编号"),
                OpenApiParts.optional("number", "立案号的开头"),
                OpenApiParts.optional("size", "每页条数,1到200"),
                OpenApiParts.optional("after", "上一页的next"));
        cases.add("post", all, "登记案件线索,启动程序", CasesResource.OPENING, WRITTEN);
        cases.add("get", all + "/{case}", "案卷、所在环节、期限和下一步", null, READ, id, purpose);
        cases.add(
                "post",
                all + "/{case}/pieces",
                "写入案卷,全部写入或者全部不写;done为false的没有写入,refused是不允许的裁断",
                CasesResource.WRITING,
                WRITTEN,
                id);
        cases.add("get", all + "/{case}/pieces/{kind}/{key}", "一项内容的各个版本", null, READ, id, kind, key, purpose);
        cases.add(
                "post",
                all + "/{case}/pieces/{kind}/{key}/revealed",
                "遮盖的号码",
                CasesResource.REVEALED,
                WRITTEN,
                id,
                kind,
                key);
        cases.add(
                "get",
                all + "/{case}/pieces/{kind}/{key}/files/{field}",
                "一项附件,会记录",
                null,
                READ,
                id,
                kind,
                key,
                OpenApiParts.path("field", "附件的字段"),
                OpenApiParts.parameter("query", "purpose", "查看的用途,会记录", "string"));
        cases.add("post", all + "/{case}/steps", "办理一步;done为false的没有办,refused是不允许的裁断", RunsResource.STEP, WRITTEN, id);
        cases.add(
                "get",
                all + "/offered",
                "移送给一个机构、还没有接收的案件",
                null,
                READ,
                OpenApiParts.parameter("query", "body", "机构编号", "string"),
                OpenApiParts.optional("size", "每页条数,1到200"),
                OpenApiParts.optional("after", "上一页的next"));
        cases.add(
                "get",
                all + "/findings",
                "上次巡检在一个机构的在办案件里发现的问题,最早发现的在前",
                null,
                READ,
                OpenApiParts.parameter("query", "body", "机构编号", "string"),
                OpenApiParts.optional("size", "每页条数,1到200"),
                OpenApiParts.optional("after", "上一页的next"));
        cases.add("post", all + "/inspections", "现在巡检全部在办案件;平时每天夜里巡检", null, WRITTEN);
        cases.add(
                "get",
                all + "/{case}/similar",
                "同一执法事项的既往决定:裁量阶次和因素相同的在前,附罚款数额的最低、中位和最高",
                null,
                READ,
                id,
                OpenApiParts.optional("size", "至多几件,1到50"));
        cases.add("get", all + "/{case}/index", "卷内目录:frozen为true的已经归档,不再改变;否则是现在的案卷", null, READ, id);
        cases.add("get", all + "/{case}/standing", "决定的现状:变更、撤销和公开信息撤回的期限,复议诉讼是否停止执行,加处罚款的天数和数额", null, READ, id);
        String search = "/api/v1/case-search";
        cases.add(
                "get",
                search,
                "按案卷里的文字查找数据范围内的案件;passages是找到的地方,marks是其中的起止",
                null,
                READ,
                OpenApiParts.optional("text", "查找的文字,用空格隔开的各段都应当找到"),
                OpenApiParts.optional("filter", "保存过的筛选的名称;其他参数写了的以写的为准"),
                OpenApiParts.optional("order", "relevance或者newest"),
                OpenApiParts.optional("body", "机构编号;不写就是数据范围内的各机构"),
                OpenApiParts.optional("status", "clue、open或者closed"),
                OpenApiParts.optional("handler", "办案人员的编号"),
                OpenApiParts.optional("item", "执法事项的编号"),
                OpenApiParts.optional("from", "登记之日,起"),
                OpenApiParts.optional("to", "登记之日,止"),
                OpenApiParts.optional("size", "每页条数,1到50"),
                OpenApiParts.optional("page", "第几页,从1起;至多翻到前1000件"),
                OpenApiParts.optional("purpose", "在个人信息里查找的用途;不填就不查个人信息,填了就记录"));
        cases.add("get", search + "/filters", "自己保存的筛选", null, Map.of());
        Map<String, Object> name = OpenApiParts.path("name", "筛选的名称");
        cases.add("put", search + "/filters/{name}", "保存筛选", CaseSearchResource.FILTER, WRITTEN, name);
        cases.add("delete", search + "/filters/{name}", "删除筛选", null, READ, name);
        String sheets = "/api/v1/case-sheets";
        cases.add(
                "get",
                sheets + "/list",
                "案件列表,XLSX;有text的至多1000件,没有的至多50000件",
                null,
                READ,
                OpenApiParts.optional("text", "查找的文字"),
                OpenApiParts.optional("filter", "保存过的筛选的名称;其他参数写了的以写的为准"),
                OpenApiParts.optional("body", "机构编号;不写就是数据范围内的各机构"),
                OpenApiParts.optional("status", "clue、open或者closed"),
                OpenApiParts.optional("handler", "办案人员的编号"),
                OpenApiParts.optional("item", "执法事项的编号"),
                OpenApiParts.optional("from", "登记之日,起"),
                OpenApiParts.optional("to", "登记之日,止"),
                OpenApiParts.optional("purpose", "导出个人信息的用途;不填就没有当事人,填了就记录"));
        cases.add("get", sheets + "/template", "接续办理案件的空表,XLSX", null, Map.of());
        cases.add(
                "post",
                sheets + "/imports",
                "接续办理平台以外开始的案件:先检查全部,有一处不对就一件也不接;problems说明每一处的行和列",
                null,
                WRITTEN,
                OpenApiParts.parameter("query", "body", "承办机构的编号", "string"),
                OpenApiParts.optional("dry", "true时只检查"),
                OpenApiParts.parameter("query", "document", "所依据的文件", "string"));
        Map<String, Object> receipt = OpenApiParts.path("receipt", "决定凭证的编号");
        cases.add("get", all + "/{case}/receipts", "各决定的凭证:mark是文书上二维码的内容;issuedAt为null的还没有生成", null, READ, id);
        cases.add(
                "get",
                all + "/{case}/receipts/{receipt}",
                "决定凭证,签名的JSON,交给当事人,用zhiheng-verify receipt离线核对;没有个人信息",
                null,
                WRITTEN,
                id,
                receipt);
        cases.add(
                "post",
                all + "/{case}/receipts/{receipt}/box",
                "把决定凭证放到公众网站,当事人凭文书上的码领取;以前签发的和领取处丢失的可以重放",
                null,
                WRITTEN,
                id,
                receipt);
        cases.add(
                "post",
                all + "/{case}/receipts/{receipt}/disclosures",
                "决定凭证里各项摘要所代表的个人信息和盐,交给当事人,会记录",
                ReceiptsResource.DISCLOSURES,
                WRITTEN,
                id,
                receipt);
        cases.add(
                "get",
                all + "/{case}/receipts/{receipt}/replay",
                "用当时的事实和存档的规则书再次计算决定所依据的裁断,说明有无不同",
                null,
                WRITTEN,
                id,
                receipt);
        cases.add(
                "post",
                "/api/v1/receipt-checks",
                "核对一份带来的决定凭证(本平台或者别的平台的):证明了什么、没有证明什么,存有当时规则书的再次计算;不保存",
                ReceiptCheckResource.BROUGHT,
                WRITTEN);
        cases.add(
                "get",
                all + "/{case}/archive",
                "已经归档的案卷,做成一个归档包(ZIP):目录、案卷、附件、全过程记录和证明、决定凭证;会记录",
                null,
                WRITTEN,
                id,
                OpenApiParts.parameter("query", "purpose", "导出的用途,会记录", "string"));
        cases.add(
                "get",
                "/api/v1/case-retention",
                "保管期限届满的归档案卷;toDestroy是已经鉴定为销毁的。鉴定写案卷内容appraisal。一页可能没有,也不是最后一页",
                null,
                READ,
                OpenApiParts.parameter("query", "body", "机构编号", "string"),
                OpenApiParts.optional("size", "一页看多少件案件,1到200"),
                OpenApiParts.optional("after", "上一页的next"));
        cases.add(
                "post",
                "/api/v1/case-retention/{case}/destruction",
                "批准销毁到期的案卷:内容、个人信息的密钥和别的案件没有用的附件一并销毁,不能恢复;留下案号、日期和全过程记录的证明。由鉴定人以外的负责人办理",
                CaseRetentionResource.DESTRUCTION,
                WRITTEN,
                id);
        String archived = "/api/v1/archived-cases";
        Map<String, Object> which = OpenApiParts.path("archived", "接收的案卷的编号");
        Map<String, Object> body = OpenApiParts.parameter("query", "body", "机构编号", "string");
        cases.add(
                "post",
                archived,
                "接收别处的案卷归档包,正文是ZIP:核对成立才接收,只供查阅",
                null,
                WRITTEN,
                body,
                OpenApiParts.parameter("query", "document", "所依据的文件", "string"),
                OpenApiParts.optional("key", "已知属于移出平台的公钥的编号"));
        cases.add(
                "get",
                archived,
                "一个机构接收的案卷,新的在前",
                null,
                READ,
                body,
                OpenApiParts.optional("size", "每页条数,1到200"),
                OpenApiParts.optional("after", "上一页的next"));
        cases.add(
                "get",
                archived + "/search",
                "按案卷里的文字查找数据范围内的机构接收的案卷;passages是找到的地方,marks是其中的起止",
                null,
                READ,
                OpenApiParts.parameter("query", "text", "查找的文字,用空格隔开的各段都应当找到", "string"),
                OpenApiParts.optional("order", "relevance或者newest(办结晚的在前);不写是relevance"),
                OpenApiParts.optional("body", "机构编号;不写就是数据范围内的各机构"),
                OpenApiParts.optional("from", "办结之日,起"),
                OpenApiParts.optional("to", "办结之日,止"),
                OpenApiParts.optional("size", "每页条数,1到50"),
                OpenApiParts.optional("page", "第几页,从1起;至多翻到前1000件"),
                OpenApiParts.optional("purpose", "在个人信息里查找的用途;不填就不查个人信息,填了就记录"));
        cases.add("get", archived + "/{archived}", "接收的案卷和它的各个文件", null, READ, which);
        cases.add(
                "get",
                archived + "/{archived}/part",
                "接收的案卷里的一个文件,会记录",
                null,
                READ,
                which,
                OpenApiParts.parameter("query", "name", "文件名,例如index.html", "string"),
                OpenApiParts.parameter("query", "purpose", "查看的用途,会记录", "string"));
        cases.add("post", all + "/{case}/reception", "接收移送来的案件", CasesResource.RECEPTION, WRITTEN, id);
        cases.add(
                "post",
                all + "/{case}/packs",
                "制作移交材料包(ZIP):目录、案卷、全过程记录和证明、附件、涉案财物、正在计算的期限;摘要是hand-over的pack,附件地址下载",
                CasesResource.PACK,
                WRITTEN,
                id);
        cases.add("post", all + "/{case}/designation", "由共同的上级指定管辖", CasesResource.DESIGNATION, WRITTEN, id);
        cases.add("get", all + "/{case}/review-points", "法制审核的要点:平台的核对和各轮审核的结论", null, READ, id);
        cases.add(
                "post",
                all + "/{case}/earlier-violations",
                "当事人是否初次违法,会记录;只有法律问到的时候才能查",
                CasesResource.EARLIER,
                WRITTEN,
                id);
        cases.add("post", all + "/{case}/merger", "并入同一机构的另一案件", CasesResource.MERGER, WRITTEN, id);
        cases.add("post", all + "/{case}/splitting", "分出一些当事人,另立一案;答复里是分出的案件", CasesResource.SPLITTING, WRITTEN, id);
        String documents = all + "/{case}/documents";
        Map<String, Object> document = OpenApiParts.path("document", "制作的文书的编号");
        cases.add("get", documents, "可以制作的文书(现在的环节要用的在前)和已经制作的文书;missing是案卷里还缺的内容,why是现在不能制作的原因", null, READ, id);
        Map<String, Object> paper = OpenApiParts.path("kind", "文书种类");
        Map<String, Object> about = OpenApiParts.optional("about", "针对案卷里的哪一项,写成种类.编号,例如party.p1;可以写几个");
        Map<String, Object> looked = OpenApiParts.parameter("query", "purpose", "查看的用途,会记录", "string");
        cases.add(
                "get",
                documents + "/drafts/{kind}",
                "文书会写明的内容:字段、名称和现在的值,以及要另行填写的内容",
                null,
                READ,
                id,
                paper,
                about,
                looked);
        cases.add(
                "get",
                documents + "/drafts/{kind}/paper",
                "预览文书,另行填写的内容空着;没有文号,每页标明草稿,不存档",
                null,
                READ,
                id,
                paper,
                about,
                OpenApiParts.optional("format", "pdf、docx、roll-80或者roll-58;不写是pdf"),
                looked);
        cases.add("post", documents, "制作文书:编号、存档,不能再改;版面见预览", CaseDocumentsResource.ISSUE, WRITTEN, id);
        cases.add(
                "post",
                documents + "/previews",
                "预览文书(PDF、DOCX或者窄幅),没有文号,每页标明草稿,不存档",
                CaseDocumentsResource.PREVIEW,
                READ,
                id);
        cases.add(
                "post",
                documents + "/{document}/versions",
                "重新制作:文号不变,另成一版,原来的一版保留",
                CaseDocumentsResource.REISSUE,
                WRITTEN,
                id,
                document);
        cases.add(
                "get",
                documents + "/{document}/file",
                "制作的文书(PDF),会记录",
                null,
                READ,
                id,
                document,
                OpenApiParts.optional("version", "第几版;不写是最后一版"),
                OpenApiParts.optional("format", "pdf、docx,或者窄幅的roll-80、roll-58;不写是pdf"),
                OpenApiParts.parameter("query", "purpose", "查看的用途,会记录", "string"));
        cases.add(
                "post",
                documents + "/{document}/prints",
                "打印文书:登记份数和用途,答复是文书(PDF)",
                CaseDocumentsResource.PRINT,
                READ,
                id,
                document);
        cases.add("get", documents + "/{document}/prints", "文书的打印记录,后打印的在前", null, READ, id, document);
        cases.add("post", all + "/{case}/suspensions", "停止计算期限", RunsResource.SUSPENSION, WRITTEN, id);
    }

    @SafeVarargs
    private void add(
            String method,
            String path,
            String summary,
            Fields fields,
            Map<Integer, String> answers,
            Map<String, Object>... parameters) {
        paths.add(method, path, summary, fields, OK, answers, parameters);
    }
}

package org.zhiheng.rest;

import java.util.Map;

/** How the OpenAPI document tells of what has to be published. */
final class PublicationPaths {

    private static final String DISCLOSURE = "公示";
    private static final int OK = 200;
    private static final int MADE = 201;
    private static final Map<Integer, String> READ = Map.of(400, "请求有误,field说明是哪个字段", 404, "没有这一公示事项,或者不在数据范围内");
    private static final Map<Integer, String> WRITTEN =
            Map.of(400, "请求有误,field说明是哪个字段", 403, "没有权限", 404, "没有这一公示事项,或者不在数据范围内", 409, "别人刚刚改过,或者与现状不符");

    private PublicationPaths() {}

    static void addTo(Map<String, Object> paths) {
        TaggedPaths all = new TaggedPaths(DISCLOSURE, paths);
        String base = "/api/v1/publications";
        Map<String, Object> id = OpenApiParts.path("id", "公示事项的编号");
        all.add(
                "get",
                base,
                "数据范围内的公示事项,先要办的在前",
                null,
                OK,
                READ,
                OpenApiParts.optional("body", "机构编号;不写就是数据范围内的各机构"),
                OpenApiParts.optional("state", "状态,例如pending"),
                OpenApiParts.optional("overdue", "true时只看过了期限的"),
                OpenApiParts.optional("size", "每页条数,1到200"),
                OpenApiParts.optional("after", "上一页的next"));
        all.add(
                "get",
                "/api/v1/tasks/publications",
                "自己要办的公示事项,先到期的在前:待确认、待撤回、待批准的,和要补正案卷或者名录的",
                null,
                OK,
                READ,
                OpenApiParts.optional("due", "any全部,soon即将到期,overdue已经逾期"),
                OpenApiParts.optional("body", "哪个机构;不写就是自己办理的各机构"),
                OpenApiParts.optional("size", "每页条数,1到200"),
                OpenApiParts.optional("after", "上一页的next"));
        all.add(
                "post",
                base + "/confirmations",
                "照看到的内容确认公示多条,各条分别办理;not是没有办的和原因",
                PublicationsResource.SEVERAL,
                OK,
                Map.of(400, "请求有误,field说明是哪个字段"));
        all.add("post", base, "编写不从案卷和名录生成的公示内容,等待确认", PublicationsResource.WRITING, MADE, WRITTEN);
        all.add("get", base + "/{id}", "公示事项:现在公示的内容、等待确认的内容、期限和裁断的理由", null, OK, READ, id);
        all.add("post", base + "/{id}/confirmation", "确认公示等待的内容", PublicationsResource.TEXTS, OK, WRITTEN, id);
        all.add("post", base + "/{id}/impact", "认定决定具有一定社会影响,重新裁断是否公示", PublicationsResource.REASON, OK, WRITTEN, id);
        all.add("post", base + "/{id}/exception", "提出不公示", PublicationsResource.REASON, OK, WRITTEN, id);
        all.add(
                "post",
                base + "/{id}/exception/approval",
                "批准或者不批准他人提出的不公示",
                PublicationsResource.APPROVAL,
                OK,
                WRITTEN,
                id);
        all.add("post", base + "/{id}/withdrawal", "撤回,从各渠道撤下,理由向社会公开", PublicationsResource.REASON, OK, WRITTEN, id);
        all.add(
                "post",
                base + "/{id}/reopening",
                "已经撤回或者批准不公示的,重新提出公示:决定最终没有改变,或者不公示的理由消失;仍然等待具名的人确认",
                PublicationsResource.REASON,
                OK,
                WRITTEN,
                id);
        all.add("post", base + "/{id}/correction", "更正公示的内容", PublicationsResource.CORRECTION, OK, WRITTEN, id);
        all.add("post", base + "/{id}/repair", "信用修复以后停止公示", PublicationsResource.REPAIR, OK, WRITTEN, id);
        all.add(
                "get",
                "/api/v1/publications/kinds",
                "一个机构的公示类别和每一类的内容",
                null,
                OK,
                READ,
                OpenApiParts.parameter("query", "body", "机构编号", "string"));
        Map<String, Object> kind = OpenApiParts.parameter("query", "kind", "penalty或者licence", "string");
        Map<String, Object> body = OpenApiParts.optional("body", "机构编号;不写就是数据范围内的各机构");
        Map<String, Object> from = OpenApiParts.parameter("query", "from", "公示、更正或者撤回之日,起", "string");
        Map<String, Object> to = OpenApiParts.parameter("query", "to", "公示、更正或者撤回之日,止", "string");
        Map<String, Object> channel =
                OpenApiParts.optional("channel", "credit-platform(不写就是它),或者enterprise-register国家企业信用信息公示系统");
        all.add(
                "get",
                "/api/v1/publications/credit",
                "双公示文件,CSV;撤回的有撤销行,公示期满的有停止行",
                null,
                OK,
                READ,
                kind,
                channel,
                body,
                from,
                to);
        all.add(
                "get",
                "/api/v1/publications/credit/problems",
                "双公示文件里因为字段不合格没有写入的,和写入的行数",
                null,
                OK,
                READ,
                kind,
                channel,
                body,
                from,
                to);
        all.add("post", "/api/v1/publications/deliveries", "重新制作公示网站的全部文件;平时有变化就自动制作", null, MADE, WRITTEN);
    }

    /** Clues of the public. */
    static void addCluesTo(Map<String, Object> paths) {
        TaggedPaths all = new TaggedPaths("公众线索", paths);
        String base = "/api/v1/clues";
        Map<Integer, String> read = Map.of(400, "请求有误,field说明是哪个字段", 404, "没有这一线索,或者不在数据范围内");
        Map<Integer, String> written =
                Map.of(400, "请求有误,field说明是哪个字段", 403, "没有权限", 404, "没有这一线索,或者不在数据范围内", 409, "别人刚刚改过,或者已经办结");
        Map<String, Object> id = OpenApiParts.path("id", "线索的编号");
        Map<String, Object> purpose = OpenApiParts.parameter("query", "purpose", "查看的用途,会记录", "string");
        all.add(
                "get",
                base,
                "公众提交的线索,先收到的在前;内容和提交人另外查看",
                null,
                OK,
                read,
                OpenApiParts.optional("body", "机构编号;不写就是数据范围内的各机构"),
                OpenApiParts.optional("state", "received已经收到,filed已经登记为案件,answered已经答复"),
                OpenApiParts.optional("size", "每页条数,1到200"),
                OpenApiParts.optional("after", "上一页的next"));
        all.add("get", base + "/{id}", "线索的现状;answerBy是应当核查的最后一日", null, OK, read, id);
        all.add("get", base + "/{id}/content", "线索的内容,会记录", null, OK, read, id, purpose);
        all.add("get", base + "/{id}/sender", "提交人的姓名和电话,会记录;不要写进案卷", null, OK, read, id, purpose);
        all.add(
                "get",
                base + "/{id}/files/{number}",
                "线索的一个附件,会记录",
                null,
                OK,
                read,
                id,
                OpenApiParts.path("number", "第几个,从1起"),
                purpose);
        all.add("post", base + "/{id}/forwarding", "转给另一机构", CluesResource.FORWARDING, OK, written, id);
        all.add("post", base + "/{id}/answer", "答复提交人,办结", CluesResource.ANSWER, OK, written, id);
        all.add("post", base + "/{id}/case", "登记为案件线索,办结", CluesResource.FILING, OK, written, id);
    }
}

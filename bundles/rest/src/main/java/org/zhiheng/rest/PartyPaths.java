package org.zhiheng.rest;

import java.util.Map;

/** How the OpenAPI document tells of a party's own case. */
final class PartyPaths {

    private static final int OK = 200;
    private static final int MADE = 201;
    private static final int NOTHING = 204;
    private static final Map<Integer, String> OF_PARTY =
            Map.of(400, "请求有误,field说明是哪个字段", 403, "PARTY-SESSION:没有用查询码进入,或者已经过时");
    private static final Map<Integer, String> OF_OFFICER =
            Map.of(400, "请求有误,field说明是哪个字段", 403, "没有权限", 404, "没有这一案件,或者不在数据范围内", 409, "与现状不符");

    private PartyPaths() {}

    static void addTo(Map<String, Object> paths) {
        TaggedPaths own = new TaggedPaths("当事人", paths);
        String party = "/api/v1/party";
        own.add(
                "post",
                party + "/session",
                "当事人用随文书交付的查询码和本人号码的后六位进入自己的案件;给出只用于下列地址的cookie,csrf随写入一起送",
                PartyResource.ENTERING,
                MADE,
                Map.of(400, "请求有误,field说明是哪个字段", 403, "查询码或者号码不对", 503, "这个地址输错的次数太多"));
        own.add("delete", party + "/session", "离开", null, NOTHING, OF_PARTY);
        own.add("get", party, "自己的案件:办理的经过、送达的文书、期限、救济途径、应缴款项、提出过的申请", null, OK, OF_PARTY);
        own.add(
                "get",
                party + "/papers/{paper}",
                "向自己送达的一份文书,会记录",
                null,
                OK,
                OF_PARTY,
                OpenApiParts.path("paper", "文书的编号"));
        own.add("post", party + "/requests", "提出申请或者陈述、申辩", PartyResource.ASKING, MADE, OF_PARTY);
        TaggedPaths handling = new TaggedPaths("案件", paths);
        Map<String, Object> id = OpenApiParts.path("case", "案件的编号");
        String one = "/api/v1/cases/{case}";
        handling.add(
                "post",
                one + "/party/codes",
                "给一名当事人制作查询码,随文书交付;只显示这一次,以前的失效",
                PartyAccessResource.CODE,
                MADE,
                OF_OFFICER,
                id);
        handling.add(
                "get",
                one + "/party/requests",
                "当事人在网上提出的申请和陈述、申辩,会记录",
                null,
                OK,
                OF_OFFICER,
                id,
                OpenApiParts.parameter("query", "purpose", "查看的用途,会记录", "string"));
        Map<String, Object> request = OpenApiParts.path("request", "申请的编号");
        Map<String, Object> file = OpenApiParts.path("file", "附件的编号");
        String handedIn = one + "/party/requests/{request}/files/{file}";
        handling.add(
                "get",
                handedIn,
                "当事人随申请提交的一个附件,会记录",
                null,
                OK,
                OF_OFFICER,
                id,
                request,
                file,
                OpenApiParts.parameter("query", "purpose", "查看的用途,会记录", "string"));
        handling.add(
                "post",
                handedIn + "/taking",
                "承办人取用当事人提交的附件,以后可以像自己上传的一样写入案卷",
                null,
                OK,
                OF_OFFICER,
                id,
                request,
                file);
        handling.add(
                "post",
                one + "/party/requests/{request}/answer",
                "答复当事人的申请,一次",
                PartyAccessResource.ANSWER,
                OK,
                OF_OFFICER,
                id,
                request);
    }
}

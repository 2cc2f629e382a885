package org.zhiheng.rest;

import java.util.List;
import java.util.Map;

/** What the OpenAPI document says of what follows from the registers of powers. */
final class PowersPaths {

    private static final String TITLE = "执法权力";
    private static final int MADE = 201;
    private static final Map<Integer, String> REFUSED =
            Map.of(400, "请求有误,field说明是哪个字段", 404, "没有这一协议或者确认书", 409, "这一事项已经在办理");

    private PowersPaths() {}

    static void addTo(Map<String, Object> paths) {
        String all = "/api/v1/powers";
        Map<String, Object> on = OpenApiParts.optional("on", "哪一天的;不写就是今天");
        Map<String, Object> government = OpenApiParts.parameter("query", "government", "人民政府的机构编号", "string");
        add(
                paths,
                all + "/clean-ups",
                "拟清理的事项:多年没有发生的,极少发生的,交叉重复的",
                OpenApiParts.parameter("query", "body", "机构编号", "string"),
                on);
        add(
                paths,
                all + "/matrix",
                "各镇(街道)赋权事项的状态",
                government,
                on,
                OpenApiParts.optional("knownAt", "当时所知的;不写就是现在所知的"));
        add(paths, all + "/handovers", "过渡期还要做的工作和未办结的事项", government, on);
        add(
                paths,
                all + "/evaluations-due",
                "到期应当评估的赋权事项",
                government,
                on,
                OpenApiParts.optional("until", "到哪一天为止到期的;不写就是on"));
        add(paths, all + "/empowerments/{key}/history", "一个赋权事项从列入到回收的经过", OpenApiParts.path("key", "赋权事项的编号"));
        add(paths, all + "/lists", "公布的清单");
        add(
                paths,
                all + "/lists/{list}",
                "一个清单里已经公布的各项",
                OpenApiParts.path("list", "清单,例如items"),
                OpenApiParts.optional("body", "只要这一机构的"),
                on);
        start(paths, all + "/procedures/empowerments", "启动赋权程序,此后在/api/v1/runs办理", PowersResource.EMPOWERING);
        start(paths, all + "/procedures/entrustments", "启动委托执法程序,此后在/api/v1/runs办理", PowersResource.ENTRUSTING);
        start(paths, all + "/procedures/proposals", "启动镇(街道)赋权建议程序,此后在/api/v1/runs办理", PowersResource.PROPOSING);
        start(paths, all + "/patrol-claims", "镇(街道)认领巡查事项", PowersResource.CLAIMING);
        paths.put(
                all + "/patrol-claims/{claim}/release",
                Map.of(
                        "post",
                        OpenApiParts.operation(
                                TITLE,
                                "镇(街道)不再认领一个巡查事项",
                                PowersResource.RELEASING,
                                MADE,
                                REFUSED,
                                List.of(OpenApiParts.path("claim", "认领的编号")))));
    }

    private static void start(Map<String, Object> paths, String path, String summary, Fields request) {
        paths.put(path, Map.of("post", OpenApiParts.operation(TITLE, summary, request, MADE, REFUSED, List.of())));
    }

    @SafeVarargs
    private static void add(Map<String, Object> paths, String path, String summary, Map<String, Object>... parameters) {
        paths.put(path, OpenApiParts.get(TITLE, summary, parameters));
    }
}

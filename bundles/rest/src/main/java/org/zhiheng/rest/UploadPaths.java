package org.zhiheng.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the OpenAPI document says of uploads. */
final class UploadPaths {

    private static final String TAG = "附件";
    private static final String ALL = "/api/v1/uploads";
    private static final Map<Integer, String> ANSWERS =
            Map.of(400, "请求有误,field说明是哪一项", 404, "没有这个上传,或者不是本人的", 409, "收到的字节数与请求不同,或者正在另一处上传");

    private UploadPaths() {}

    static void addTo(Map<String, Object> paths) {
        Map<String, Object> id = OpenApiParts.path("upload", "上传的编号");
        paths.put(
                ALL,
                Map.of(
                        "post",
                        OpenApiParts.operation(
                                TAG,
                                "开始上传一个文件(tus 1.0.0协议):Upload-Metadata里filetype是文件的类型",
                                null,
                                201,
                                ANSWERS,
                                List.of(
                                        OpenApiParts.parameter("header", "Upload-Length", "文件的字节数", "integer"),
                                        OpenApiParts.parameter(
                                                "header", "Upload-Metadata", "filetype和Base64的文件类型", "string")))));
        Map<String, Object> one = new LinkedHashMap<>();
        one.put(
                "get",
                OpenApiParts.operation(
                        TAG, "传到了哪里,也在Upload-Offset里(HEAD只要后者);传完后hash是附件的编号", null, 200, ANSWERS, List.of(id)));
        one.put(
                "patch",
                OpenApiParts.operation(
                        TAG,
                        "续传:正文是从Upload-Offset起的字节,类型" + UploadsResource.BYTES,
                        null,
                        204,
                        ANSWERS,
                        List.of(id, OpenApiParts.parameter("header", "Upload-Offset", "从第几字节起", "integer"))));
        one.put("delete", OpenApiParts.operation(TAG, "取消没有传完的上传", null, 204, ANSWERS, List.of(id)));
        paths.put(ALL + "/{upload}", one);
    }
}

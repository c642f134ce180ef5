package dev.corten.http;

import dev.corten.json.JsonWriter;

/** The error format of RFC 9457, with the request id and, where the problem has parts, a list of them. */
enum ProblemJson implements ErrorFormat {
    INSTANCE;

    @Override
    public Response format(Problem problem, Request request) {
        // The type is about:blank, which RFC 9457 lets us leave out.
        var json = JsonWriter.create().beginObject();
        json.field("title").value(problem.title());
        json.field("status").value(problem.status());
        json.field("detail").value(problem.detail());
        if (!problem.errors().isEmpty()) {
            json.field("errors").beginArray();
            for (Problem.Part part : problem.errors()) {
                json.beginObject();
                json.field("path").value(part.path());
                json.field("detail").value(part.detail());
                json.endObject();
            }
            json.endArray();
        }
        json.field("request_id").value(request.id()).endObject();
        return Response.bytes("application/problem+json", json.toBytes());
    }
}

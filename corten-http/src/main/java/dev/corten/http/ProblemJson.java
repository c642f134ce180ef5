package dev.corten.http;

import dev.corten.http.internal.Pointers;
import dev.corten.json.JsonWriter;
import java.util.Locale;

/** The error format of RFC 9457, with the request id and, where the problem has parts, a list of them, each with its place. */
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
                write(json, part);
            }
            json.endArray();
        }
        json.field("request_id").value(request.id()).endObject();
        return Response.bytes("application/problem+json", json.toBytes());
    }

    /** A part of the content by its JSON Pointer, another one by the words that OpenAPI has for it. */
    private static void write(JsonWriter json, Problem.Part part) {
        json.beginObject();
        switch (part) {
            case Problem.Part.Value value -> json.field("pointer").value(value.pointer());
            case Problem.Part.Parameter(In in, String name, String _)
            when in == In.FORM -> json.field("pointer").value(Pointers.ofField(name));
            case Problem.Part.Parameter(In in, String name, String _) -> {
                json.field("in").value(in.name().toLowerCase(Locale.ROOT));
                json.field("name").value(name);
            }
        }
        json.field("detail").value(part.detail()).endObject();
    }
}

package dev.corten.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The error format of RFC 9457, with the request id and, where the problem has parts, a list of them. */
enum ProblemJson implements ErrorFormat {
    INSTANCE;

    @Override
    public Response format(Problem problem, Request request) {
        // The type is about:blank, which RFC 9457 lets us leave out.
        var json = new StringBuilder("{\"title\":");
        string(json, problem.title());
        json.append(",\"status\":").append(problem.status()).append(",\"detail\":");
        string(json, problem.detail());
        List<Problem.Part> errors = problem.errors();
        for (int i = 0; i < errors.size(); i++) {
            json.append(i == 0 ? ",\"errors\":[{\"path\":" : ",{\"path\":");
            string(json, errors.get(i).path());
            json.append(",\"detail\":");
            string(json, errors.get(i).detail());
            json.append(i == errors.size() - 1 ? "}]" : "}");
        }
        json.append(",\"request_id\":");
        string(json, request.id());
        json.append('}');
        return Response.bytes("application/problem+json", json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void string(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ') {
                        json.append("\\u%04x".formatted((int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}

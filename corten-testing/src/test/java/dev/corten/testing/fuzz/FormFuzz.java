package dev.corten.testing.fuzz;

import dev.corten.http.Extraction;
import dev.corten.http.In;
import dev.corten.http.Request;
import dev.corten.http.Response;
import dev.corten.http.Route;
import dev.corten.http.Router;
import dev.corten.http.Scalar;
import dev.corten.testing.TestApp;
import dev.corten.testing.TestResponse;
import java.io.IOException;
import java.util.List;

/** The content of a form with files is taken or refused, and never a 5xx. */
public final class FormFuzz {
    private static final TestApp APP =
            TestApp.of(Router.of(() -> List.of(Route.of("POST", "/form", "form", FormFuzz::form))));

    private FormFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        TestResponse response = APP.post("/form")
                .content("multipart/form-data; boundary=b", data)
                .send();
        if (response.status() >= 500) {
            throw new IllegalStateException(response.toString());
        }
    }

    private static Response form(Request request) throws IOException {
        var values = Extraction.of(request);
        String title = values.required(In.FORM, "title", Scalar.STRING);
        var file = values.file("file");
        values.check();
        return Response.text(title + file.filename() + file.content().bytes().length);
    }
}

package bench;

import io.jstach.jstache.JStache;
import java.util.List;

/**
 * The page of fortunes.
 *
 * @param fortunes its rows
 */
@JStache(template = """
        <!DOCTYPE html><html><head><title>Fortunes</title></head><body><table>\
        <tr><th>id</th><th>message</th></tr>\
        {{#fortunes}}<tr><td>{{id}}</td><td>{{message}}</td></tr>{{/fortunes}}\
        </table></body></html>""")
record FortunePage(List<Fortune> fortunes) {}

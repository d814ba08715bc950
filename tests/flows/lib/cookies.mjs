// Debian's Node 18 has no getSetCookie: there the headers come joined by commas, as dates hold them too.
const cookieLines = (headers) =>
  headers.getSetCookie?.() ?? (headers.get("set-cookie") ?? "").split(/,(?=\s*[^\s;,=]+=)/);

export class Cookies {
  jar = new Map();

  header() {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  take(response) {
    for (const line of cookieLines(response.headers).filter(Boolean)) {
      const [pair] = line.trim().split(";");
      const at = pair.indexOf("=");
      this.jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

export class Cookies {
  jar = new Map();

  header() {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  take(response) {
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(";");
      const at = pair.indexOf("=");
      this.jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

#include "journeys/advance.hpp"

#include <algorithm>

#include "commerce/codes.hpp"
#include "contacts/contacts.hpp"
#include "events/work.hpp"
#include "journeys/decide.hpp"
#include "journeys/repository.hpp"
#include "mail/messages.hpp"

namespace journeys {
namespace {

using base::success;
using store::Tx;

// Performs one step on an enrollment in memory; the caller saves it.
class Performer {
  public:
    Performer(Tx& tx, const Env& env, const content::Journey& journey, Enrollment& enrollment)
        : tx_(tx), env_(env), journey_(journey), enrollment_(enrollment) {}

    Result<> operator()(const content::WaitStep&) { return success(); }

    Result<> operator()(const content::SendStep& step) {
        const auto mail = std::ranges::find(journey_.mails, step.mail, &content::JourneyMail::key);
        base::JsonObject context = enrollment_.context;
        context.erase("codes");
        context["journey"] = journey_.key;
        context["mail"] = mail->key;
        if (!mail->bonus_product.empty()) context["bonus_product"] = mail->bonus_product;
        if (!mail->code.empty()) context["code"] = codes().at(mail->code);
        TRY(mail::enqueue(tx_, env_,
                          {.brand = enrollment_.brand_id,
                           .contact = enrollment_.contact_id,
                           .enrollment = enrollment_.id,
                           .step_key = step.key,
                           .purpose = "sequence",
                           .document = mail->email,
                           .context = std::move(context),
                           .send_at = env_.now()}));
        return success();
    }

    Result<> operator()(const content::IssueCodeStep& step) {
        TRY(const auto code,
            commerce::issue_code(tx_, env_, enrollment_.brand_id, enrollment_.contact_id, step.code,
                                 enrollment_.id.str() + ':' + step.code.key));
        codes()[step.code.key] = code.id.str();
        return success();
    }

    Result<> operator()(const content::TagStep& step) {
        TRY(const auto contact, contacts::load_contact(tx_, enrollment_.contact_id));
        TRY(contacts::add_tags(tx_, env_, contact, step.add));
        TRY(contacts::remove_tags(tx_, contact, step.remove));
        return success();
    }

    Result<> operator()(const content::ExitStep&) {
        enrollment_.status = EnrollmentStatus::exited;
        enrollment_.reason = "an exit step";
        enrollment_.ended_at = env_.now();
        return success();
    }

  private:
    base::JsonObject& codes() {
        base::Json& codes = enrollment_.context["codes"];
        if (!codes.is_object()) codes = base::JsonObject{};
        return codes.get_object();
    }

    Tx& tx_;
    const Env& env_;
    const content::Journey& journey_;
    Enrollment& enrollment_;
};

Result<> sleep(Tx& tx, const Env& env, const Enrollment& enrollment, Time until) {
    TRY(events::schedule(tx, env.ids,
                         {.queue = std::string(kQueue),
                          .brand = enrollment.brand_id,
                          .contact = enrollment.contact_id,
                          .key = enrollment.id.str(),
                          .due_at = until,
                          .payload = {{"enrollment", enrollment.id.str()}}}));
    return success();
}

}  // namespace

Result<> advance(Tx& tx, const Env& env, const EnrollmentId& id) {
    TRY(auto enrollment, lock_enrollment(tx, id));
    TRY(const auto journey,
        load_version(tx, enrollment.brand_id, enrollment.journey, enrollment.version));
    Performer perform(tx, env, journey, enrollment);
    while (true) {
        const Decision decision = decide(journey, enrollment, env.now());
        if (std::holds_alternative<Nothing>(decision)) return save_enrollment(tx, enrollment);
        if (const auto* until = std::get_if<Sleep>(&decision)) {
            enrollment.next_at = until->until;
            TRY(sleep(tx, env, enrollment, until->until));
            return save_enrollment(tx, enrollment);
        }
        enrollment.next_at.reset();
        if (std::holds_alternative<Complete>(decision)) {
            enrollment.status = EnrollmentStatus::completed;
            enrollment.ended_at = env.now();
            return save_enrollment(tx, enrollment);
        }
        TRY(std::visit(perform, std::get<Perform>(decision).step));
        ++enrollment.position;
    }
}

Result<> exit(Tx& tx, const Env& env, Enrollment enrollment, std::string_view reason) {
    enrollment.status = EnrollmentStatus::exited;
    enrollment.reason = reason;
    enrollment.ended_at = env.now();
    enrollment.next_at.reset();
    TRY(events::cancel(tx, enrollment.brand_id, kQueue, enrollment.id.str()));
    return save_enrollment(tx, enrollment);
}

}  // namespace journeys
